package mercator.examples.tutorial;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.sequence;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.Table;
import io.mercator.api.type.StringType;
import java.util.List;

/** The table of users, in the two descriptions that the tutorial gives of it. */
public final class Users extends Table {
    /** The number of a user; the database generates it. */
    public final Column<Integer> id;

    /** The short name. */
    public final Column<String> name;

    /** The whole name. */
    public final Column<String> fullname;

    /** What friends say. */
    public final Column<String> nickname;

    private Users(MetaData metadata, StringType text, List<Sequence> sequences) {
        super(metadata, "users");
        id = sequences.isEmpty()
                ? column("id", INTEGER, primaryKey())
                : column("id", INTEGER, sequence(sequences.get(0)), primaryKey());
        name = column("name", text);
        fullname = column("fullname", text);
        nickname = column("nickname", text);
    }

    /**
     * Describes as much as a database needs that takes strings without a length and generates keys by itself.
     *
     * @param metadata where the table belongs
     * @return the table
     */
    public static Users minimal(MetaData metadata) {
        return new Users(metadata, STRING, List.of());
    }

    /**
     * Describes all that any database may ask for: lengths, and a sequence for the key.
     *
     * @param metadata where the table belongs
     * @return the table
     */
    public static Users full(MetaData metadata) {
        return new Users(metadata, STRING.length(50), List.of(Sequence.of("user_id_seq")));
    }
}
