package io.mercator.engine.inspect;

import io.mercator.api.dialect.Catalog;
import io.mercator.api.error.SchemaException;
import io.mercator.api.error.Suggestions;
import io.mercator.api.inspect.EnumDescription;
import io.mercator.api.inspect.Inspector;
import io.mercator.api.inspect.TableDescription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The inspector of an engine or a connection. */
public final class DefaultInspector implements Inspector {
    private final CatalogReader reader;

    /**
     * Creates an inspector.
     *
     * @param reader where it reads
     */
    public DefaultInspector(CatalogReader reader) {
        this.reader = reader;
    }

    @Override
    public List<String> schemaNames() {
        return sorted(reader.read(Catalog::schemas));
    }

    @Override
    public List<String> tableNames() {
        return tables(null);
    }

    @Override
    public List<String> tableNames(String schema) {
        return tables(schema);
    }

    private List<String> tables(@Nullable String schema) {
        return sorted(reader.read((catalog, connection) -> catalog.tables(connection, schema)));
    }

    @Override
    public List<String> viewNames() {
        return views(null);
    }

    @Override
    public List<String> viewNames(String schema) {
        return views(schema);
    }

    private List<String> views(@Nullable String schema) {
        return sorted(reader.read((catalog, connection) -> catalog.views(connection, schema)));
    }

    @Override
    public List<EnumDescription> enumTypes() {
        return reader.read((catalog, connection) -> catalog.enums(connection, null)).stream()
                .sorted(Comparator.comparing(EnumDescription::name))
                .toList();
    }

    @Override
    public Optional<TableDescription> findTable(String name) {
        return reader.read((catalog, connection) -> catalog.describe(connection, null, name));
    }

    @Override
    public Optional<TableDescription> findTable(String schema, String name) {
        return reader.read((catalog, connection) -> catalog.describe(connection, schema, name));
    }

    @Override
    public TableDescription getTable(String name) {
        return findTable(name).orElseThrow(() -> {
            List<String> known = new ArrayList<>(tableNames());
            known.addAll(viewNames());
            return new SchemaException("The database has no table or view '" + name + "'. "
                    + Suggestions.sentence("Tables and views", name, known));
        });
    }

    private static List<String> sorted(List<String> names) {
        return names.stream().sorted().toList();
    }
}
