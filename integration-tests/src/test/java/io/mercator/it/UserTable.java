package io.mercator.it;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import mercator.examples.domain.User;

/** The table of users, with lengths that every database takes. */
final class UserTable extends Table {
    final Column<Integer> id = column("id", INTEGER, primaryKey());
    final Column<String> name = column("name", STRING.length(50));
    final Column<String> fullname = column("fullname", STRING.length(50));
    final Column<String> nickname = column("nickname", STRING.length(50));

    UserTable(MetaData metadata) {
        super(metadata, "users");
    }

    void map(Registry registry) {
        registry.map(User.class, this)
                .construct(User::new)
                .property(id, User::getId, User::setId)
                .property(name, User::getName, User::setName)
                .property(fullname, User::getFullname, User::setFullname)
                .property(nickname, User::getNickname, User::setNickname);
    }
}
