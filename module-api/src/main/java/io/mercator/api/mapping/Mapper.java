package io.mercator.api.mapping;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A completed mapping: immutable and safe for any thread; {@link Registry#mapper} gives it.
 *
 * @param <E> the mapped class
 */
public final class Mapper<E> {
    private final Class<E> type;
    private final Table table;
    private final Construction<E> construction;
    private final List<Property<E>> properties;
    private final List<Property<E>> key;
    private final Map<String, Property<E>> byName = new LinkedHashMap<>();
    private final Map<Column<?>, Property<E>> byColumn = new LinkedHashMap<>();

    Mapper(
            Class<E> type,
            Table table,
            Construction<E> construction,
            List<Property<E>> properties,
            List<Property<E>> key) {
        this.type = type;
        this.table = table;
        this.construction = construction;
        this.properties = List.copyOf(properties);
        this.key = List.copyOf(key);
        properties.forEach(property -> {
            byName.put(property.name(), property);
            byColumn.put(property.column(), property);
        });
    }

    /**
     * Returns the mapped class.
     *
     * @return the class
     */
    public Class<E> type() {
        return type;
    }

    /**
     * Returns the table.
     *
     * @return the table
     */
    public Table table() {
        return table;
    }

    /**
     * Returns how objects are made when rows are read.
     *
     * @return the constructor that the mapping names, with the columns of its arguments
     */
    public Construction<E> construction() {
        return construction;
    }

    /**
     * Tells whether objects are values, which cannot be changed: a property has no setter.
     *
     * @return true if so
     */
    public boolean isImmutable() {
        return properties.stream().anyMatch(Property::isReadOnly);
    }

    /**
     * Returns the properties in the order of the table's columns.
     *
     * @return an unmodifiable list
     */
    public List<Property<E>> properties() {
        return properties;
    }

    /**
     * Returns the properties of the key.
     *
     * @return an unmodifiable list of at least one, in the order in which {@code session.get} takes their values
     */
    public List<Property<E>> key() {
        return key;
    }

    /**
     * Finds a property by name.
     *
     * @param name the property's name
     * @return the property, empty when there is none
     */
    public Optional<Property<E>> findProperty(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Finds the property that a column holds.
     *
     * @param column a column
     * @return the property, empty when the column is not mapped
     */
    public Optional<Property<E>> findProperty(Column<?> column) {
        return Optional.ofNullable(byColumn.get(column));
    }

    /**
     * Describes the mapping for people.
     *
     * @return several lines: the class, the table, how changes are noticed, and each property with its column
     */
    public String describe() {
        StringBuilder text = new StringBuilder(type.getName())
                .append(" -> ")
                .append(table.qualifiedName())
                .append(" ")
                .append(
                        isImmutable()
                                ? "(immutable: a row that changed gets a new object)"
                                : "(plain: changes are found by comparing with a snapshot)");
        for (Property<E> property : properties) {
            text.append("\n  ").append(property.name()).append(" -> ").append(property.column());
            text.append(key.contains(property) ? " [key]" : "");
        }
        return text.toString();
    }

    /** {@inheritDoc} For example {@code Mapper(User -> users)}. */
    @Override
    public String toString() {
        return "Mapper(" + type.getSimpleName() + " -> " + table.qualifiedName() + ")";
    }
}
