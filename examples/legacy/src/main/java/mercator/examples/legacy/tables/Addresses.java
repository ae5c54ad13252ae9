package mercator.examples.legacy.tables;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static mercator.examples.legacy.tables.LegacyTypes.COUNTRY_CODE;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** CUST_ADR: the addresses of customers, numbered within each. */
public final class Addresses extends Table {
    /** The customer's number. */
    public final Column<Integer> customerNumber =
            column("cust_no", INTEGER, primaryKey(), references("cust_mst.cust_no"));

    /** The number within the customer. */
    public final Column<Integer> sequence = column("adr_seq", INTEGER, primaryKey());

    /** Street and number. */
    public final Column<String> street = column("street", STRING.length(60), notNull());

    /** The city. */
    public final Column<String> city = column("city", STRING.length(40), notNull());

    /** The country's code. */
    public final Column<String> countryCode = column("ctry", COUNTRY_CODE, notNull(), references("ctry_cd.ctry"));

    Addresses(MetaData metadata) {
        super(metadata, "cust_adr");
    }
}
