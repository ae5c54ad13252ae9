package io.mercator.benchmarks.jooq;

import static org.jooq.impl.SQLDataType.BOOLEAN;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.VARCHAR;

import org.jooq.DataType;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.TableImpl;

/** The tables with typed fields, as jOOQ's generator would write them. */
final class Tables {
    private static final DataType<Integer> NUMBER = INTEGER.nullable(false);

    static final CountryTable COUNTRY = new CountryTable();
    static final CityTable CITY = new CityTable();
    static final EmployeeTable EMPLOYEE = new EmployeeTable();
    static final ContactTable CONTACT = new ContactTable();
    static final NumbersTable NUMBERS = new NumbersTable();
    static final TextsTable TEXTS = new TextsTable();

    private Tables() {}

    /** A table whose key the database generates. */
    abstract static class Keyed extends TableImpl<Record> {
        private static final long serialVersionUID = 1;

        final TableField<Record, Integer> id = createField(DSL.name("id"), NUMBER.identity(true), this);

        Keyed(String name) {
            super(DSL.name(name));
        }

        final TableField<Record, Integer> number(String name) {
            return createField(DSL.name(name), NUMBER, this);
        }

        final TableField<Record, String> text(String name, int length) {
            return createField(DSL.name(name), VARCHAR(length).nullable(false), this);
        }
    }

    static final class CountryTable extends Keyed {
        private static final long serialVersionUID = 1;

        final TableField<Record, String> name = text("name", 50);

        CountryTable() {
            super("country");
        }
    }

    static final class CityTable extends Keyed {
        private static final long serialVersionUID = 1;

        final TableField<Record, String> name = text("name", 50);
        final TableField<Record, Integer> countryId = number("country_id");

        CityTable() {
            super("city");
        }
    }

    static final class EmployeeTable extends Keyed {
        private static final long serialVersionUID = 1;

        final TableField<Record, String> name = text("name", 60);
        final TableField<Record, String> email = text("email", 60);
        final TableField<Record, String> department = text("department", 40);
        final TableField<Record, Integer> salary = number("salary");
        final TableField<Record, Boolean> active = createField(DSL.name("active"), BOOLEAN.nullable(false), this);
        final TableField<Record, Integer> hired = number("hired");
        final TableField<Record, Integer> cityId = number("city_id");

        EmployeeTable() {
            super("employee");
        }
    }

    static final class ContactTable extends Keyed {
        private static final long serialVersionUID = 1;

        final TableField<Record, String> name = text("name", 60);
        final TableField<Record, String> email = text("email", 60);
        final TableField<Record, String> street = text("street", 60);

        ContactTable() {
            super("contact");
        }
    }

    static final class NumbersTable extends Keyed {
        private static final long serialVersionUID = 1;

        final TableField<Record, Integer> n1 = number("n1");
        final TableField<Record, Integer> n2 = number("n2");
        final TableField<Record, Integer> n3 = number("n3");
        final TableField<Record, Integer> n4 = number("n4");
        final TableField<Record, Integer> n5 = number("n5");
        final TableField<Record, Integer> n6 = number("n6");
        final TableField<Record, Integer> n7 = number("n7");
        final TableField<Record, Integer> n8 = number("n8");
        final TableField<Record, Integer> n9 = number("n9");

        NumbersTable() {
            super("numbers");
        }
    }

    static final class TextsTable extends Keyed {
        private static final long serialVersionUID = 1;

        final TableField<Record, String> alpha = text("alpha", 50);
        final TableField<Record, String> beta = text("beta", 50);
        final TableField<Record, String> gamma = text("gamma", 50);

        TextsTable() {
            super("texts");
        }
    }
}
