package io.mercator.it.docs;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

public final class Users extends Table {
    public final Column<Integer> id = column("id", INTEGER, primaryKey());
    public final Column<String> name = column("name", STRING.length(50));
    public final Column<String> nickname = column("nickname", STRING.length(50));

    public Users(MetaData metadata) {
        super(metadata, "users");
    }
}
