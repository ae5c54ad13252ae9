package mercator.examples.legacy.tables;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static mercator.examples.legacy.tables.LegacyTypes.DAY;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.time.LocalDate;

/** AUD_LOG: who did what. Came with a purchased program, which declares no foreign keys. */
public final class AuditEntries extends Table {
    /** The number, generated. */
    public final Column<Long> id = column("aud_id", BIGINT, primaryKey());

    /** The day. */
    public final Column<LocalDate> day = column("evt_dt", DAY, notNull());

    /** What was done. */
    public final Column<String> text = column("evt_txt", STRING.length(80), notNull());

    /** The number of a customer, as a rule of one that there is. */
    public final Column<Integer> customerNumber = column("cust_no", INTEGER);

    /** The number of an order, which may be gone. */
    public final Column<Integer> orderNumber = column("ord_no", INTEGER);

    AuditEntries(MetaData metadata) {
        super(metadata, "aud_log");
    }
}
