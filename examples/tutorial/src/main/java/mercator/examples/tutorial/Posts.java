package mercator.examples.tutorial;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static io.mercator.api.type.Types.TEXT;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** The table of the posts of blogs. */
public final class Posts extends Table {
    /** The number of a post; the database generates it. */
    public final Column<Integer> id;

    /** The number of the user who wrote it. */
    public final Column<Integer> userId;

    /** The headline. */
    public final Column<String> headline;

    /** The text. */
    public final Column<String> body;

    /**
     * Describes the table.
     *
     * @param metadata where the table belongs
     * @param users the table of users
     */
    public Posts(MetaData metadata, Users users) {
        super(metadata, "posts");
        id = column("id", INTEGER, primaryKey());
        userId = column("user_id", INTEGER, references(users.id));
        headline = column("headline", STRING.length(255), notNull());
        body = column("body", TEXT);
    }
}
