package io.mercator.api.error;

import java.util.List;

/** The mappings of a registry are wrong. All problems found are reported together. */
public class MappingException extends ConfigurationException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * Creates the error from the problems found.
     *
     * @param problems one sentence or more for each problem, with its fix; at least one
     */
    public MappingException(List<String> problems) {
        super(
                problems.size() == 1
                        ? problems.get(0)
                        : problems.size() + " mappings are wrong:\n- " + String.join("\n- ", problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns the problems found.
     *
     * @return one text for each, in the order of the mappings
     */
    public List<String> problems() {
        return problems;
    }
}
