package io.mercator.it.docs.shop;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.BOOLEAN;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static io.mercator.api.type.Types.TEXT;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** The tables of the shop. */
public final class Tables {
    public final MetaData metadata = new MetaData();
    public final Users users = new Users(metadata);
    public final Addresses addresses = new Addresses(metadata);
    public final Profiles profiles = new Profiles(metadata);
    public final Orders orders = new Orders(metadata);
    public final Items items = new Items(metadata);
    public final OrderLines orderLines = new OrderLines(metadata);
    public final Tags tags = new Tags(metadata);
    public final ItemTags itemTags = new ItemTags(metadata);
    public final Categories categories = new Categories(metadata);

    public static final class Users extends Table {
        public final Column<Integer> id = column("id", INTEGER, primaryKey());
        public final Column<String> name = column("name", STRING.length(50), notNull());
        public final Column<String> bio = column("bio", TEXT);

        Users(MetaData metadata) {
            super(metadata, "users");
        }
    }

    public static final class Addresses extends Table {
        public final Column<Integer> id = column("id", INTEGER, primaryKey());
        public final Column<String> email = column("email", STRING.length(50), notNull());
        public final Column<Integer> userId = column("user_id", INTEGER, references("users.id"));

        Addresses(MetaData metadata) {
            super(metadata, "addresses");
        }
    }

    public static final class Profiles extends Table {
        public final Column<Integer> userId = column("user_id", INTEGER, primaryKey(), references("users.id"));
        public final Column<String> theme = column("theme", STRING.length(20));

        Profiles(MetaData metadata) {
            super(metadata, "profiles");
        }
    }

    public static final class Orders extends Table {
        public final Column<Integer> id = column("id", INTEGER, primaryKey());
        public final Column<String> number = column("number", STRING.length(20), notNull());
        public final Column<Boolean> open = column("open", BOOLEAN, notNull());
        public final Column<Integer> userId = column("user_id", INTEGER, references("users.id"));
        public final Column<Integer> billTo = column("bill_to", INTEGER, references("addresses.id"));
        public final Column<Integer> shipTo = column("ship_to", INTEGER, references("addresses.id"));

        Orders(MetaData metadata) {
            super(metadata, "orders");
        }
    }

    public static final class Items extends Table {
        public final Column<Integer> id = column("id", INTEGER, primaryKey());
        public final Column<String> name = column("name", STRING.length(50), notNull());

        Items(MetaData metadata) {
            super(metadata, "items");
        }
    }

    public static final class OrderLines extends Table {
        public final Column<Integer> orderId = column("order_id", INTEGER, primaryKey(), references("orders.id"));
        public final Column<Integer> itemId = column("item_id", INTEGER, primaryKey(), references("items.id"));
        public final Column<Integer> quantity = column("quantity", INTEGER, notNull());

        OrderLines(MetaData metadata) {
            super(metadata, "order_lines");
        }
    }

    public static final class Tags extends Table {
        public final Column<Integer> id = column("id", INTEGER, primaryKey());
        public final Column<String> label = column("label", STRING.length(20), notNull());

        Tags(MetaData metadata) {
            super(metadata, "tags");
        }
    }

    public static final class ItemTags extends Table {
        public final Column<Integer> itemId = column("item_id", INTEGER, primaryKey(), references("items.id"));
        public final Column<Integer> tagId = column("tag_id", INTEGER, primaryKey(), references("tags.id"));

        ItemTags(MetaData metadata) {
            super(metadata, "item_tags");
        }
    }

    public static final class Categories extends Table {
        public final Column<Integer> id = column("id", INTEGER, primaryKey());
        public final Column<String> name = column("name", STRING.length(50), notNull());
        public final Column<Integer> parentId = column("parent_id", INTEGER, references("categories.id"));

        Categories(MetaData metadata) {
            super(metadata, "categories");
        }
    }
}
