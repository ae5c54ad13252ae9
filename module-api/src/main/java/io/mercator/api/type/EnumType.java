package io.mercator.api.type;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An enum that the database knows too, where it has types of the kind {@code CREATE TYPE ... AS ENUM}: its labels are the
 * names of the constants, in their order, by which such a database compares them. Elsewhere the names are strings, as
 * {@link Types#enumByName} has them, and compare as such. Made by {@link Types#nativeEnum}; {@code createAll} and
 * {@code dropAll} create and drop the database's type with the tables.
 *
 * @param <E> the enum
 */
public final class EnumType<E extends Enum<E>> extends SqlType<E> {
    private final @Nullable String schema;
    private final String typeName;
    private final SqlType<E> portable;

    EnumType(@Nullable String schema, String typeName, Class<E> type, SqlType<E> portable) {
        super(type);
        this.schema = schema;
        this.typeName = typeName;
        this.portable = portable;
    }

    /**
     * Returns this type as one of a schema.
     *
     * @param schemaName the schema that has the database's type
     * @return the type
     */
    public EnumType<E> in(String schemaName) {
        return new EnumType<>(schemaName, typeName, javaType(), portable);
    }

    /**
     * Returns the schema that has the database's type.
     *
     * @return its name, empty for the connection's own
     */
    public Optional<String> schema() {
        return Optional.ofNullable(schema);
    }

    /**
     * Returns the name of the database's type.
     *
     * @return any text; quoted where needed
     */
    public String typeName() {
        return typeName;
    }

    /**
     * Returns the labels of the database's type.
     *
     * @return the names of the constants in their order
     */
    public List<String> labels() {
        return Arrays.stream(javaType().getEnumConstants()).map(Enum::name).toList();
    }

    /**
     * Returns what the type is where the database has none of its kind.
     *
     * @return the names of the constants as strings
     */
    public SqlType<E> portable() {
        return portable;
    }

    @Override
    public String name() {
        return "ENUM " + typeName;
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitEnum(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnumType<?> that
                && that.javaType() == javaType()
                && that.typeName.equals(typeName)
                && Objects.equals(that.schema, schema);
    }

    @Override
    public int hashCode() {
        return Objects.hash(EnumType.class, schema, typeName, javaType());
    }
}
