package io.mercator.api.mapping;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private final @Nullable Version<E> version;
    private final List<Relationship<E, ?>> relationships;
    private final Map<Column<?>, String> deferred;
    private final Weaving weaving;
    private final boolean wovenRequired;
    private final Map<String, Property<E>> byName = new LinkedHashMap<>();
    private final Map<Column<?>, Property<E>> byColumn = new LinkedHashMap<>();

    Mapper(
            Class<E> type,
            Table table,
            Construction<E> construction,
            List<Property<E>> properties,
            List<Property<E>> key,
            @Nullable Version<E> version,
            List<Relationship<E, ?>> relationships,
            Map<Column<?>, String> deferred,
            Weaving weaving,
            boolean wovenRequired) {
        this.type = type;
        this.table = table;
        this.construction = construction;
        this.properties = List.copyOf(properties);
        this.key = List.copyOf(key);
        this.version = version;
        this.relationships = List.copyOf(relationships);
        this.deferred = Collections.unmodifiableMap(new LinkedHashMap<>(deferred));
        this.weaving = weaving;
        this.wovenRequired = wovenRequired;
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
     * Returns what tells that somebody else changed a row.
     *
     * @return what {@link MapperBuilder#version} said, empty for nothing
     */
    public Optional<Version<E>> version() {
        return Optional.ofNullable(version);
    }

    /**
     * Returns the relationships of the class.
     *
     * @return an unmodifiable list in the order of their declaration
     */
    public List<Relationship<E, ?>> relationships() {
        return relationships;
    }

    /**
     * Returns the columns that are not read unless they are asked for.
     *
     * @return an unmodifiable map of columns to the names of their groups, which are empty for columns on their own
     */
    public Map<Column<?>, String> deferred() {
        return deferred;
    }

    /**
     * Tells how sessions notice what is done to the class's objects, which the class itself decides: the weaver's work is
     * found in it.
     *
     * @return the tracker
     */
    public Tracker tracker() {
        return weaving.tracker();
    }

    /**
     * Tells whether the mapping demands that every change is seen as it happens.
     *
     * @return true after {@link MapperBuilder#requireWoven}
     */
    public boolean requiresWoven() {
        return wovenRequired;
    }

    /**
     * Returns the fields of a woven class that change unseen, because the class that declares them was not woven. While there
     * are any, a flush compares the objects with snapshots as if the class were plain.
     *
     * @return an unmodifiable list of {@code Class.field}; empty for a class that is woven whole, and for a plain one
     */
    public List<String> unwovenFields() {
        return weaving.unwoven();
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
                .append("(")
                .append(noticed())
                .append(")");
        for (Property<E> property : properties) {
            text.append("\n  ").append(property.name()).append(" -> ").append(property.column());
            text.append(key.contains(property) ? " [key]" : "");
            boolean isVersion = version != null && version.property() == property;
            text.append(isVersion ? " [version]" : "");
            text.append(property.isHidden() ? " [not of the class]" : "");
            text.append(deferred.containsKey(property.column()) ? " [deferred]" : "");
        }
        for (Relationship<E, ?> relationship : relationships) {
            text.append("\n  ")
                    .append(relationship.name())
                    .append(" -> ")
                    .append(relationship.target().getName())
                    .append(" ")
                    .append(relationship.join().kind())
                    .append(", loaded by ")
                    .append(relationship.loading());
        }
        return text.toString();
    }

    private String noticed() {
        String row = isImmutable() ? "immutable: a row that changed gets a new object" : "";
        if (weaving.isWhole()) {
            return (row.isEmpty() ? "" : row + "; ") + "woven: reads and assignments are seen as they happen";
        }
        if (weaving.isWoven()) {
            return "woven in part: changes are found by comparing with a snapshot, since these fields change unseen: "
                    + String.join(", ", weaving.unwoven());
        }
        return row.isEmpty() ? "plain: changes are found by comparing with a snapshot" : row;
    }

    /** {@inheritDoc} For example {@code Mapper(User -> users)}. */
    @Override
    public String toString() {
        return "Mapper(" + type.getSimpleName() + " -> " + table.qualifiedName() + ")";
    }
}
