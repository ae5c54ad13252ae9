package million.rows;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** The table with many rows. */
final class Readings extends Table {
    final Column<Long> id = column("id", BIGINT, primaryKey(), assigned());
    final Column<String> station = column("station", STRING.length(30), notNull());
    final Column<Integer> amount = column("amount", INTEGER, notNull());
    final Column<Long> stationId = column("station_id", BIGINT, notNull());

    Readings(MetaData metadata) {
        super(metadata, "readings");
    }
}
