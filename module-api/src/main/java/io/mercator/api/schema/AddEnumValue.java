package io.mercator.api.schema;

import io.mercator.api.type.EnumType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code ALTER TYPE ... ADD VALUE}, which no standard knows.
 *
 * @param type the enum
 * @param label the label that it gets
 * @param beforeLabel the label before which it stands, null for the end
 */
public record AddEnumValue(
        EnumType<?> type, String label, @Nullable String beforeLabel) implements DdlStatement {
    /**
     * Returns where the label stands.
     *
     * @return the label behind it, empty for the end
     */
    public Optional<String> before() {
        return Optional.ofNullable(beforeLabel);
    }
}
