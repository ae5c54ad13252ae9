package io.mercator.session.query;

import io.mercator.api.error.SessionException;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts joins where the item that they begin at stands among what a statement selects from. */
final class Froms {
    private Froms() {}

    /** Returns the place of the item that has another among its leaves, or -1. */
    static int placeOf(List<FromItem> froms, FromItem item) {
        for (int index = 0; index < froms.size(); index++) {
            for (FromItem leaf : froms.get(index).leaves()) {
                if (leaf == item) {
                    return index;
                }
            }
        }
        return -1;
    }

    /** Joins an item; the condition is inferred from the foreign keys when none is given. */
    static <R extends Row> Select<R> join(
            Select<R> select, FromItem left, FromItem right, @Nullable Expression<Boolean> on, boolean outer) {
        List<FromItem> froms = new ArrayList<>(select.froms());
        // what the columns of the joined item implied is part of the join now
        froms.removeIf(item -> item == right);
        int place = placeOf(froms, left);
        if (place < 0) {
            throw new SessionException("The query has no '" + left.correlationName() + "' to join '"
                    + right.correlationName() + "' to. Name it with from(...), or join it before.");
        }
        froms.set(place, joined(froms.get(place), right, on, outer));
        return select.replacingFrom(froms);
    }

    private static FromItem joined(FromItem from, FromItem right, @Nullable Expression<Boolean> on, boolean outer) {
        if (on == null) {
            return outer ? from.leftJoin(right) : from.join(right);
        }
        return outer ? from.leftJoin(right, on) : from.join(right, on);
    }
}
