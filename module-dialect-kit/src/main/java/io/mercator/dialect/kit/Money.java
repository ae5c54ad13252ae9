package io.mercator.dialect.kit;

import java.math.BigDecimal;

/** An amount of euros, a class of the user's that knows nothing of databases. */
record Money(BigDecimal euros) implements Comparable<Money> {
    static Money ofCents(long cents) {
        return new Money(BigDecimal.valueOf(cents, 2));
    }

    long cents() {
        return euros.movePointRight(2).longValueExact();
    }

    @Override
    public int compareTo(Money other) {
        return euros.compareTo(other.euros);
    }
}
