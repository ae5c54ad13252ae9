package io.mercator.api.sql;

import io.mercator.api.error.CompileException;
import io.mercator.api.error.Suggestions;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * SQL text of the user's own with named parameters ({@code :name}): a statement, or a condition within one. Made by
 * {@link Sql#text}.
 *
 * <p>A colon begins a parameter when a letter or {@code _} follows and no colon stands before it; within quotes and
 * comments it never does. {@code \:} is a plain colon.
 */
public final class Text extends AbstractNode implements Statement<Row>, Condition {
    private final TextFragments fragments;
    private final Map<String, Bind<?>> values;

    private Text(TextFragments fragments, Map<String, Bind<?>> values) {
        super(
                fragments,
                fragments.names().stream()
                        .map(name -> values.getOrDefault(name, TextFragments.UNBOUND))
                        .toList());
        this.fragments = fragments;
        this.values = values;
    }

    static Text of(String sql) {
        return new Text(TextFragments.parse(sql), Map.of());
    }

    /**
     * Takes SQL as it is, in which a colon is a colon and nothing a parameter.
     *
     * @param sql SQL text; never put values from outside into it
     * @return the text
     */
    public static Text verbatim(String sql) {
        return new Text(new TextFragments(List.of(sql), List.of()), Map.of());
    }

    /**
     * Gives a parameter its value, with the type of the value's class.
     *
     * @param name the name, without the colon
     * @param value the value
     * @return a new text
     * @throws CompileException if no parameter has the name
     * @throws io.mercator.api.error.ConfigurationException if no SQL type is known for the value's class
     */
    public Text bind(String name, Object value) {
        return bind(name, value, Types.of(value));
    }

    /**
     * Gives a parameter its value.
     *
     * @param name the name, without the colon
     * @param value the value or null
     * @param type by which the value is bound
     * @param <T> the Java class of the value
     * @return a new text
     * @throws CompileException if no parameter has the name
     */
    public <T> Text bind(String name, @Nullable T value, SqlType<T> type) {
        if (!fragments.names().contains(name)) {
            throw new CompileException("The text has no parameter ':" + name + "'. "
                    + Suggestions.sentence("Its parameters", name, new TreeSet<>(fragments.names())));
        }
        Map<String, Bind<?>> all = new LinkedHashMap<>(values);
        all.put(name, new Bind<>(value, type));
        return new Text(fragments, Map.copyOf(all));
    }

    @Override
    public Class<Text> kind() {
        return Text.class;
    }

    /**
     * Returns the SQL between the parameters.
     *
     * @return one text more than there are parameters
     */
    public List<String> fragments() {
        return fragments.parts();
    }

    /**
     * Returns the values in the order of the parameters.
     *
     * @return one for each occurrence of a parameter
     * @throws CompileException if a parameter was given no value
     */
    public List<Bind<?>> binds() {
        for (String name : fragments.names()) {
            if (!values.containsKey(name)) {
                throw new CompileException("The parameter ':" + name + "' of the text has no value. Give it one with"
                        + " bind(\"" + name + "\", value), or write \\: for a plain colon.");
            }
        }
        return fragments.names().stream().<Bind<?>>map(values::get).toList();
    }
}
