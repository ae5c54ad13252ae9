package io.mercator.benchmarks.startup;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.SessionFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;

/** Maps as many classes as are asked for, of eight properties each, and completes the mapping. */
final class ManyClasses {
    /** What the classes have. */
    abstract static class Base {
        private int id;
        private int parent;
        private int amount;
        private String a = "";
        private String b = "";
        private String c = "";
        private String d = "";
        private String e = "";

        int getId() {
            return id;
        }

        void setId(int id) {
            this.id = id;
        }

        int getParent() {
            return parent;
        }

        void setParent(int parent) {
            this.parent = parent;
        }

        int getAmount() {
            return amount;
        }

        void setAmount(int amount) {
            this.amount = amount;
        }

        String getA() {
            return a;
        }

        void setA(String a) {
            this.a = a;
        }

        String getB() {
            return b;
        }

        void setB(String b) {
            this.b = b;
        }

        String getC() {
            return c;
        }

        void setC(String c) {
            this.c = c;
        }

        String getD() {
            return d;
        }

        void setD(String d) {
            this.d = d;
        }

        String getE() {
            return e;
        }

        void setE(String e) {
            this.e = e;
        }
    }

    /** The class of which all others are made: the same code under other names. */
    static final class Template extends Base {}

    private static final class Things extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<Integer> parent;
        final Column<Integer> amount = column("amount", INTEGER);
        final Column<String> a = column("a", STRING.length(20));
        final Column<String> b = column("b", STRING.length(20));
        final Column<String> c = column("c", STRING.length(20));
        final Column<String> d = column("d", STRING.length(20));
        final Column<String> e = column("e", STRING.length(20));

        Things(MetaData metadata, int number) {
            super(metadata, "thing" + number);
            parent = column("parent_id", INTEGER, references("thing" + number / 2 + ".id"));
        }
    }

    private ManyClasses() {}

    public static void main(String[] arguments) {
        MetaData metadata = new MetaData();
        Registry registry = new Registry();
        byte[] code = code();
        for (int number = 0; number < Integer.parseInt(arguments[0]); number++) {
            map(registry, another(code), new Things(metadata, number));
        }
        SessionFactory.of(registry);
    }

    private static byte[] code() {
        String name = Template.class.getName();
        try (InputStream input =
                Template.class.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            if (input == null) {
                throw new IllegalStateException("no code of " + name);
            }
            return input.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Class<? extends Base> another(byte[] code) {
        try {
            return MethodHandles.lookup()
                    .defineHiddenClass(code, false)
                    .lookupClass()
                    .asSubclass(Base.class);
        } catch (IllegalAccessException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static <E extends Base> void map(Registry registry, Class<E> type, Things things) {
        registry.map(type, things)
                .construct(() -> {
                    throw new UnsupportedOperationException("nothing is loaded");
                })
                .intProperty(things.id, Base::getId, Base::setId)
                .intProperty(things.parent, Base::getParent, Base::setParent)
                .intProperty(things.amount, Base::getAmount, Base::setAmount)
                .property(things.a, Base::getA, Base::setA)
                .property(things.b, Base::getB, Base::setB)
                .property(things.c, Base::getC, Base::setC)
                .property(things.d, Base::getD, Base::setD)
                .property(things.e, Base::getE, Base::setE);
    }
}
