package mercator.examples.legacy.tables;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static mercator.examples.legacy.tables.LegacyTypes.DAY;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.time.LocalDate;

/** EMP_MST: who works here, with the manager in the same table. */
public final class Employees extends Table {
    /** The number, given by the personnel department. */
    public final Column<Integer> number = column("emp_no", INTEGER, primaryKey(), assigned());

    /** The name. */
    public final Column<String> name = column("emp_nm", STRING.length(40), notNull());

    /** The first day. */
    public final Column<LocalDate> hired = column("hir_dt", DAY, notNull());

    /** The manager's number. */
    public final Column<Integer> managerNumber = column("mgr_no", INTEGER, references("emp_mst.emp_no"));

    Employees(MetaData metadata) {
        super(metadata, "emp_mst");
    }
}
