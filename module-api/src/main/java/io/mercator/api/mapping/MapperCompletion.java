package io.mercator.api.mapping;

import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.Suggestions;
import io.mercator.api.schema.Column;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks one mapping and makes its mapper; every problem found is noted, none ends the check. */
final class MapperCompletion<E> {
    private final MapperBuilder<E> builder;
    private final Collection<Column<?>> hidden;
    private final List<String> problems;
    private final List<Property<E>> properties = new ArrayList<>();

    private MapperCompletion(MapperBuilder<E> builder, Collection<Column<?>> hidden, List<String> problems) {
        this.builder = builder;
        this.hidden = new LinkedHashSet<>(hidden);
        VersionCompletion.Request version = builder.version();
        if (version != null) {
            this.hidden.add(version.column());
        }
        this.problems = problems;
    }

    static <E> Optional<Mapper<E>> complete(
            MapperBuilder<E> builder, Collection<Column<?>> hidden, List<String> problems) {
        int before = problems.size();
        MapperCompletion<E> completion = new MapperCompletion<>(builder, hidden, problems);
        Mapper<E> mapper = completion.mapper();
        return problems.size() == before ? Optional.of(mapper) : Optional.empty();
    }

    private Mapper<E> mapper() {
        properties.addAll(builder.properties());
        builder.fieldRequests().forEach(request -> addField(request.field(), request.column(), request.lookup()));
        MethodHandles.Lookup allFields = builder.allFields();
        if (allFields != null) {
            addRemainingFields(allFields);
        }
        hidden.forEach(column -> {
            boolean mapped = properties.stream().anyMatch(property -> property.column() == column);
            if (!mapped) {
                properties.add(new Property<>(hiddenName(column), column, new PropertyAccess.Hidden<>(), null, null));
            }
        });
        checkColumns();
        checkTwice();
        properties.sort(Comparator.comparingInt(property -> property.column().position()));
        properties.replaceAll(property -> new Property<>(
                property.name(),
                property.column(),
                property.access(),
                builder.unset().get(property.column()),
                property.field()));
        int before = problems.size();
        Construction<E> construction = construction();
        if (problems.size() == before) {
            checkConstruction(construction);
        }
        List<Property<E>> key = key();
        checkDeferred(key, construction);
        Weaving weaving = Weaving.of(builder.type());
        checkWoven(weaving);
        return new Mapper<>(
                builder.type(),
                builder.table(),
                construction,
                properties,
                key,
                VersionCompletion.complete(builder.version(), properties, key, this::problem),
                builder.relationships(),
                builder.deferred(),
                weaving,
                builder.isWovenRequired());
    }

    private void checkWoven(Weaving weaving) {
        if (weaving.isWhole()) {
            return;
        }
        if (builder.isWovenRequired()) {
            problem("requireWoven() was said, and " + weaving.refusal(builder.type()));
        }
        for (Relationship<E, ?> relationship : builder.relationships()) {
            if (relationship instanceof ToOne && relationship.loading() == Loading.LAZY && !weaving.isWoven()) {
                problem(
                        "reference '" + relationship.name()
                                + "' is to be loaded when it is first read, load(LAZY), and "
                                + weaving.refusal(builder.type())
                                + " Or leave load(...) out: the references of a query's objects are then found by one statement.");
            }
        }
    }

    private void checkDeferred(List<Property<E>> key, Construction<E> construction) {
        for (Column<?> column : builder.deferred().keySet()) {
            boolean mapped = properties.stream().anyMatch(property -> property.column() == column);
            boolean ofKey = key.stream().anyMatch(property -> property.column() == column);
            if (!mapped
                    || ofKey
                    || hidden.contains(column)
                    || construction.columns().contains(column)) {
                problem("column '" + column.name() + "' cannot be deferred: it is "
                        + (!mapped
                                ? "not mapped"
                                : ofKey ? "part of the key" : "needed by a relationship or by the constructor")
                        + ". Leave it out of defer(...).");
            }
        }
    }

    /** A name that no property of the class has. */
    private String hiddenName(Column<?> column) {
        boolean taken = properties.stream().anyMatch(property -> property.name().equals(column.name()));
        return taken ? column.name() + " (column)" : column.name();
    }

    private void addRemainingFields(MethodHandles.Lookup lookup) {
        for (Column<?> column : builder.table().columns()) {
            boolean mapped = properties.stream().anyMatch(property -> property.column() == column);
            boolean ofRelationship = hidden.contains(column)
                    && LookupAccess.of(builder.type(), lookup)
                            .fieldType(column.name())
                            .isEmpty();
            if (!mapped && !ofRelationship && !builder.leftOut().contains(column)) {
                addField(column.name(), column, lookup);
            }
        }
    }

    private void addField(String field, Column<?> column, MethodHandles.Lookup lookup) {
        try {
            LookupAccess<E> access = LookupAccess.of(builder.type(), lookup);
            Optional<Class<?>> fieldType = access.fieldType(field);
            if (fieldType.isEmpty()) {
                problem("class has no field '" + field + "' for column '" + column.name()
                        + "'. Map it with property(...) or field(...), or leave it out with leaveOut(...).");
            } else if (!fits(fieldType.get(), column.type().javaType())) {
                problem("field '" + field + "' is of type " + fieldType.get().getName() + ", and column '"
                        + column.name() + "' (" + column.type() + ") has values of "
                        + column.type().javaType().getName()
                        + ". Give the column a converted type with SqlType.as(...), or another field.");
            } else if (isArgument(column)) {
                properties.add(new Property<>(field, column, access.readOnly(field), null, field));
            } else if (access.isFinal(field)) {
                problem("field '" + field + "' is final and cannot be written when rows are read. Name its column as an"
                        + " argument of construct(...), make it non-final, or leave it out with leaveOut(...).");
            } else {
                properties.add(new Property<>(field, column, access.field(field), null, field));
            }
        } catch (ConfigurationException refused) {
            String message = String.valueOf(refused.getMessage());
            if (!problems.contains(message)) {
                problems.add(message);
            }
        }
    }

    private static boolean fits(Class<?> field, Class<?> values) {
        return field.isAssignableFrom(values)
                || (field == int.class && values == Integer.class)
                || (field == long.class && values == Long.class)
                || (field == short.class && values == Short.class)
                || (field == double.class && values == Double.class)
                || (field == boolean.class && values == Boolean.class);
    }

    private void checkColumns() {
        for (Property<E> property : properties) {
            if (property.column().table() != builder.table()) {
                problem("property '" + property.name() + "' uses column '"
                        + property.column().table().qualifiedName() + "."
                        + property.column().name()
                        + "', which is of another table. Use a column of '"
                        + builder.table().qualifiedName() + "'.");
            }
        }
    }

    private void checkTwice() {
        Map<String, Property<E>> names = new LinkedHashMap<>();
        Map<Column<?>, Property<E>> columns = new LinkedHashMap<>();
        for (Property<E> property : properties) {
            if (names.putIfAbsent(property.name(), property) != null) {
                problem("property '" + property.name() + "' is mapped twice. Give one of them another name with"
                        + " property(\"name\", column, ...).");
            } else if (columns.putIfAbsent(property.column(), property) != null) {
                problem("column '" + property.column().name() + "' is mapped twice, by the properties '"
                        + columns.get(property.column()).name() + "' and '" + property.name()
                        + "'. Take one of them away.");
            }
        }
    }

    /** Tells whether a column's value goes to the constructor. */
    private boolean isArgument(Column<?> column) {
        Construction<E> given = builder.construction();
        return given == null ? builder.type().isRecord() : given.columns().contains(column);
    }

    private Construction<E> construction() {
        Construction<E> given = builder.construction();
        if (given != null) {
            return given;
        }
        MethodHandles.Lookup lookup = builder.allFields();
        if (lookup == null) {
            problem("nothing says how objects are made. Add construct("
                    + builder.type().getSimpleName() + "::new)"
                    + (builder.type().isRecord() ? " with the columns of its components before it." : "."));
            return unusable();
        }
        try {
            LookupAccess<E> access = LookupAccess.of(builder.type(), lookup);
            if (builder.type().isRecord()) {
                return new Construction<>(componentColumns(access), access.canonicalConstructor());
            }
            Supplier<E> constructor = access.constructor();
            return new Construction<>(List.of(), arguments -> constructor.get());
        } catch (ConfigurationException refused) {
            String message = String.valueOf(refused.getMessage());
            if (!problems.contains(message)) {
                problems.add(message);
            }
            return unusable();
        }
    }

    private List<Column<?>> componentColumns(LookupAccess<E> access) {
        List<Column<?>> columns = new ArrayList<>();
        for (String component : access.components()) {
            properties.stream()
                    .filter(property -> property.name().equals(component))
                    .findFirst()
                    .ifPresentOrElse(
                            property -> columns.add(property.column()),
                            () -> problem("component '" + component + "' of the record has no column. Map it with"
                                    + " field(\"" + component
                                    + "\", column, lookup), or construct the record yourself with"
                                    + " construct(columns..., constructor)."));
        }
        return columns;
    }

    /** Arguments and properties without a setter are the same columns. */
    private void checkConstruction(Construction<E> construction) {
        for (Column<?> column : construction.columns()) {
            if (propertyOf(column) == null) {
                problem("column '" + column.name() + "' is an argument of construct(...) and no property. Add"
                        + " property(column, getter).");
            }
        }
        for (Property<E> property : properties) {
            if (property.isReadOnly()
                    && !property.isHidden()
                    && !construction.columns().contains(property.column())) {
                problem("property '" + property.name()
                        + "' has no setter and is no argument of the constructor. Give it"
                        + " a setter, or name its column in construct(...).");
            }
        }
    }

    private Construction<E> unusable() {
        return new Construction<>(List.of(), arguments -> {
            throw new ConfigurationException("The mapping of " + builder.type().getName() + " is wrong.");
        });
    }

    private List<Property<E>> key() {
        List<Column<?>> columns = builder.key().isEmpty() ? builder.table().primaryKeyColumns() : builder.key();
        if (columns.isEmpty()) {
            problem("table '" + builder.table().qualifiedName() + "' has no primary key. Declare one with"
                    + " primaryKey(), or name the columns that tell its rows apart with key(...).");
        }
        List<Property<E>> key = new ArrayList<>();
        for (Column<?> column : columns) {
            Property<E> property = propertyOf(column);
            if (property != null) {
                key.add(property);
            } else {
                problem("key column '" + column.name() + "' is not mapped. Map it with property(...). "
                        + Suggestions.sentence(
                                "Properties",
                                column.name(),
                                properties.stream().map(Property::name).toList()));
            }
        }
        return key;
    }

    private @Nullable Property<E> propertyOf(Column<?> column) {
        return properties.stream()
                .filter(property -> property.column() == column)
                .findFirst()
                .orElse(null);
    }

    private void problem(String text) {
        problems.add("Mapping of " + builder.type().getName() + " onto '"
                + builder.table().qualifiedName() + "': " + text);
    }
}
