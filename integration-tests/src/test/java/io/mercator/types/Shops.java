package io.mercator.types;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.DECIMAL;
import static io.mercator.api.type.Types.DOUBLE;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static io.mercator.api.type.Types.TIME;
import static io.mercator.api.type.Types.TIMESTAMP;

import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Shops, with types of every kind. */
final class Shops extends Table {
    static final SqlType<Money> MONEY = Types.BIGINT.as(Money.class, Money::ofCents, Money::cents);
    static final SqlType<EmailAddress> EMAIL =
            Types.STRING.length(100).as(EmailAddress.class, EmailAddress::new, EmailAddress::text);
    static final SqlType<Colour> COLOUR_NAME = Types.enumByName(Colour.class);
    static final SqlType<Colour> COLOUR_CODE = Types.enumByValue(Colour.class, Types.STRING.length(1), Colour::code);

    final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());
    final Column<String> name = column("name", STRING.length(20));
    final Column<BigDecimal> price = column("price", DECIMAL.of(10, 2), notNull());
    final Column<Double> rate = column("rate", DOUBLE);
    final Column<LocalTime> closes = column("closes", TIME);
    final Column<LocalDateTime> opens = column("opens", TIMESTAMP);
    final Column<Colour> colour = column("colour", COLOUR_NAME);
    final Column<EmailAddress> contact = column("contact", EMAIL);

    Shops(MetaData metadata) {
        super(metadata, "shops");
    }

    Registry mapped() {
        Registry registry = new Registry();
        registry.map(Shop.class, this)
                .construct(Shop::new)
                .intProperty(id, Shop::getId, Shop::setId)
                .property(name, Shop::getName, Shop::setName)
                .property(price, Shop::getPrice, Shop::setPrice)
                .doubleProperty(rate, Shop::getRate, Shop::setRate)
                .property(closes, Shop::getCloses, Shop::setCloses)
                .property(opens, Shop::getOpens, Shop::setOpens)
                .property(colour, Shop::getColour, Shop::setColour)
                .property(contact, Shop::getContact, Shop::setContact);
        return registry;
    }
}
