package io.mercator.dialect.kit.model;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** The table of users, with lengths that every database takes. */
public final class UserTable extends Table {
    /** The generated key. */
    public final Column<Integer> id = column("id", INTEGER, primaryKey());

    /** The short name. */
    public final Column<String> name = column("name", STRING.length(50));

    /** The whole name. */
    public final Column<String> fullname = column("fullname", STRING.length(50));

    /** What friends say. */
    public final Column<String> nickname = column("nickname", STRING.length(50));

    /**
     * Makes the table.
     *
     * @param metadata what it belongs to
     */
    public UserTable(MetaData metadata) {
        super(metadata, "users");
    }

    /**
     * Maps {@link User} onto it.
     *
     * @param registry takes the mapping
     */
    public void map(Registry registry) {
        registry.map(User.class, this)
                .construct(User::new)
                .property(id, User::getId, User::setId)
                .property(name, User::getName, User::setName)
                .property(fullname, User::getFullname, User::setFullname)
                .property(nickname, User::getNickname, User::setNickname);
    }
}
