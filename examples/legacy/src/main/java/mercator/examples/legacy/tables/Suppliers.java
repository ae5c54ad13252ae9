package mercator.examples.legacy.tables;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static mercator.examples.legacy.tables.LegacyTypes.COUNTRY_CODE;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** SUP_MST: the suppliers. */
public final class Suppliers extends Table {
    /** The number. */
    public final Column<Integer> number = column("sup_no", INTEGER, primaryKey(), assigned());

    /** The name. */
    public final Column<String> name = column("sup_nm", STRING.length(40), notNull());

    /** The country's code. */
    public final Column<String> countryCode = column("ctry", COUNTRY_CODE, references("ctry_cd.ctry"));

    Suppliers(MetaData metadata) {
        super(metadata, "sup_mst");
    }
}
