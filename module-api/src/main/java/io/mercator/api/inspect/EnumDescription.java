package io.mercator.api.inspect;

import java.util.List;

/**
 * A type of labels as the database has it.
 *
 * @param name the name
 * @param labels the labels in their order
 */
public record EnumDescription(String name, List<String> labels) {
    /**
     * Copies the list.
     *
     * @param name the name
     * @param labels the labels in their order
     */
    public EnumDescription {
        labels = List.copyOf(labels);
    }
}
