package mercator.examples.legacy.tables;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.STRING;
import static mercator.examples.legacy.tables.LegacyTypes.COUNTRY_CODE;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** CTRY_CD: the countries, by their own code. */
public final class Countries extends Table {
    /** Two letters. */
    public final Column<String> code = column("ctry", COUNTRY_CODE, primaryKey());

    /** The name. */
    public final Column<String> name = column("ctry_nm", STRING.length(40), notNull());

    Countries(MetaData metadata) {
        super(metadata, "ctry_cd");
    }
}
