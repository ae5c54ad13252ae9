package io.mercator.api.spi;

import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.Suggestions;
import io.mercator.api.sql.Binds;
import io.mercator.api.sql.SqlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes the parameters of one row of an execution. May be called again for the same row, to show the parameters in an
 * echo or an error, and then writes the same.
 */
@FunctionalInterface
public interface ParameterWriter {
    /**
     * Writes the parameters.
     *
     * @param row which row of a batch, from 0; 0 for a single statement
     * @param sink receives each parameter once
     */
    void write(int row, ParameterSink sink);

    /**
     * Makes a writer of the values that are bound in a tree.
     *
     * @param node a statement
     * @return writes its values
     */
    static ParameterWriter of(SqlNode node) {
        return of(node, Map.of());
    }

    /**
     * Makes a writer of the values that are bound in a tree, and of those given for its named parameters.
     *
     * @param node a statement
     * @param named the values of the named parameters by name
     * @return writes the values
     * @throws ConfigurationException if a named parameter has no value, or a value no parameter
     */
    static ParameterWriter of(SqlNode node, Map<String, ?> named) {
        if (named.isEmpty() && !TreeParameters.hasNames(node)) {
            return new TreeParameters(node);
        }
        List<@Nullable Object> values = new ArrayList<>(node.bindCount());
        Set<String> used = new HashSet<>();
        Binds.forEach(node, bind -> {
            String name = bind.name().orElse(null);
            if (name == null) {
                values.add(bind.value());
            } else if (named.containsKey(name)) {
                used.add(name);
                values.add(named.get(name));
            } else {
                throw new ConfigurationException(
                        "The parameter ':" + name + "' of the statement has no value. Give it one:"
                                + " execute(statement, Map.of(\"" + name + "\", value)).");
            }
        });
        for (String name : named.keySet()) {
            if (!used.contains(name)) {
                throw new ConfigurationException("The statement has no parameter ':" + name + "'. "
                        + Suggestions.sentence("Its parameters", name, new TreeSet<>(used)));
            }
        }
        return (row, sink) -> {
            for (int ordinal = 0; ordinal < values.size(); ordinal++) {
                sink.set(ordinal, values.get(ordinal));
            }
        };
    }
}
