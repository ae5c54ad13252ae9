package mercator.examples.legacy.tables;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static mercator.examples.legacy.tables.LegacyTypes.FLAG;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** EMP_LGN: at most one login for each employee, under the employee's number. */
public final class Logins extends Table {
    /** The employee's number. */
    public final Column<Integer> employeeNumber = column("emp_no", INTEGER, primaryKey(), references("emp_mst.emp_no"));

    /** The name to sign in with. */
    public final Column<String> loginName = column("lgn_nm", STRING.length(12), notNull(), unique());

    /** Whether it is locked. */
    public final Column<Boolean> locked = column("lck_flg", FLAG, notNull());

    Logins(MetaData metadata) {
        super(metadata, "emp_lgn");
    }
}
