package mercator.examples.tutorial;

import io.mercator.api.engine.Engine;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.util.List;

/** Whether a database has room for the tutorial, which adds rows to its tables and drops them in the end. */
final class Vacancy {
    private Vacancy() {}

    /**
     * Refuses a database that has a table of a name that the tutorial's tables have. A dialect without a catalogue cannot be
     * asked.
     */
    static void require(String url) {
        List<String> taken;
        try (Engine engine = Engine.create(url)) {
            if (engine.dialect().catalog().isEmpty()) {
                return;
            }
            taken = names().stream()
                    .filter(name -> engine.inspector().findTable(name).isPresent())
                    .toList();
        }
        if (!taken.isEmpty()) {
            throw new IllegalStateException("The tutorial did not begin: the database has tables " + taken
                    + ", which it would fill and drop. Name a database or a schema without them.");
        }
    }

    private static List<String> names() {
        MetaData metadata = new MetaData();
        Users users = Users.full(metadata);
        new Addresses(metadata, users);
        new PostKeywords(metadata, new Posts(metadata, users), new Keywords(metadata));
        return metadata.tables().stream().map(Table::name).toList();
    }
}
