package io.mercator.api.mapping;

import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.MappingException;
import io.mercator.api.error.UnmappedClassException;
import io.mercator.api.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The mappings of an application. Classes are mapped one by one, nothing is scanned; {@link #complete} checks and seals
 * it. Safe for any thread once complete.
 */
public final class Registry {
    private final List<MapperBuilder<?>> builders = new ArrayList<>();
    private volatile @Nullable Map<Class<?>, Mapper<?>> mappers;

    /** Creates an empty registry. */
    public Registry() {}

    /**
     * Begins the mapping of a class.
     *
     * @param type a class; it is not changed and needs to know nothing of Mercator
     * @param table where its objects are kept
     * @param <E> the class
     * @return says the rest
     * @throws ConfigurationException if the registry is complete
     */
    public <E> MapperBuilder<E> map(Class<E> type, Table table) {
        synchronized (builders) {
            if (mappers != null) {
                throw new ConfigurationException("The registry is complete; " + type.getName()
                        + " cannot be mapped any more. Map all classes before SessionFactory.of(registry).");
            }
            MapperBuilder<E> builder = new MapperBuilder<>(this, type, table);
            builders.add(builder);
            return builder;
        }
    }

    /**
     * Checks all mappings and seals the registry; {@code SessionFactory.of} does so. Completing twice does nothing.
     *
     * @return this registry
     * @throws MappingException if mappings are wrong, with all problems; the registry stays open
     */
    public Registry complete() {
        synchronized (builders) {
            if (mappers == null) {
                mappers = completed();
            }
            return this;
        }
    }

    private Map<Class<?>, Mapper<?>> completed() {
        List<String> problems = new ArrayList<>();
        RelationshipCompletion relationships = new RelationshipCompletion(builders, problems);
        Map<RelationshipDefinition<?, ?>, RelationshipJoin> joins = relationships.joins();
        Map<Class<?>, Mapper<?>> all = new LinkedHashMap<>();
        for (MapperBuilder<?> builder : builders) {
            if (all.containsKey(builder.type())) {
                problems.add("Class " + builder.type().getName() + " is mapped twice, onto '"
                        + all.get(builder.type()).table().qualifiedName() + "' and '"
                        + builder.table().qualifiedName() + "'. Map it once; use a second Registry for another"
                        + " mapping.");
                continue;
            }
            MapperCompletion.complete(
                            builder, RelationshipCompletion.columns(builder.table(), joins.values()), problems)
                    .ifPresent(mapper -> all.put(builder.type(), mapper));
        }
        if (!problems.isEmpty()) {
            throw new MappingException(problems);
        }
        builders.forEach(builder ->
                builder.relationships().forEach(relationship -> relationships.resolve(relationship, all, joins)));
        return all;
    }

    /**
     * Tells whether the registry is sealed.
     *
     * @return true after {@link #complete}
     */
    public boolean isComplete() {
        return mappers != null;
    }

    /**
     * Returns the mapping of a class. Completes the registry.
     *
     * @param type the class
     * @param <E> the class
     * @return the mapper
     * @throws UnmappedClassException if the class is not mapped
     */
    @SuppressWarnings("unchecked") // each class is the key of its own mapper
    public <E> Mapper<E> mapper(Class<E> type) {
        Mapper<E> mapper = (Mapper<E>) all().get(type);
        if (mapper == null) {
            throw new UnmappedClassException(
                    type,
                    "Class " + type.getName() + " is not mapped. Map it with registry.map("
                            + type.getSimpleName() + ".class, table). Mapped: "
                            + all().keySet().stream()
                                    .map(Class::getName)
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return mapper;
    }

    /**
     * Finds the mapping of a class. Completes the registry.
     *
     * @param type the class
     * @return the mapper, empty when the class is not mapped
     */
    public Optional<Mapper<?>> findMapper(Class<?> type) {
        return Optional.ofNullable(all().get(type));
    }

    /**
     * Returns all mappings. Completes the registry.
     *
     * @return an unmodifiable collection in the order in which the classes were mapped
     */
    public Collection<Mapper<?>> mappers() {
        return List.copyOf(all().values());
    }

    private Map<Class<?>, Mapper<?>> all() {
        Map<Class<?>, Mapper<?>> known = mappers;
        if (known == null) {
            complete();
            known = Objects.requireNonNull(mappers);
        }
        return known;
    }
}
