package mercator.examples.legacy.tables;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static mercator.examples.legacy.tables.LegacyTypes.FLAG;
import static mercator.examples.legacy.tables.LegacyTypes.MONEY;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.math.BigDecimal;

/** CUST_MST: the customers; none is ever deleted, some are marked so. */
public final class Customers extends Table {
    /** The number, given by the accounts department. */
    public final Column<Integer> number = column("cust_no", INTEGER, primaryKey(), assigned());

    /** The name. */
    public final Column<String> name = column("cust_nm", STRING.length(40), notNull());

    /** How much may be owed. */
    public final Column<BigDecimal> creditLimit = column("crd_lim", MONEY);

    /** Whether the customer counts as deleted. */
    public final Column<Boolean> deleted = column("del_flg", FLAG, notNull());

    /** Who looks after the customer. */
    public final Column<Integer> salesRepresentativeNumber = column("sls_emp", INTEGER, references("emp_mst.emp_no"));

    Customers(MetaData metadata) {
        super(metadata, "cust_mst");
    }
}
