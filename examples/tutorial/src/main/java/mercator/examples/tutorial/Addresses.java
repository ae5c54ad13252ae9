package mercator.examples.tutorial;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** The table of mail addresses. */
public final class Addresses extends Table {
    /** The number of an address; the database generates it. */
    public final Column<Integer> id;

    /** The address. */
    public final Column<String> emailAddress;

    /** The number of the user whose address it is. */
    public final Column<Integer> userId;

    /**
     * Describes the table.
     *
     * @param metadata where the table belongs
     * @param users the table of users; addresses have a length where the names have one
     */
    public Addresses(MetaData metadata, Users users) {
        super(metadata, "addresses");
        id = column("id", INTEGER, primaryKey());
        emailAddress = column("email_address", users.name.type(), notNull());
        userId = column("user_id", INTEGER, references(users.id));
    }
}
