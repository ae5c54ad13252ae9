package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.Capability;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What the servers can do. */
final class MariadbCapabilities {
    private static final Set<Capability> BOTH = Collections.unmodifiableSet(EnumSet.of(
            Capability.MULTI_ROW_VALUES,
            Capability.GENERATED_KEYS,
            Capability.GENERATED_KEYS_IN_BATCH,
            Capability.STRING_WITHOUT_LENGTH,
            Capability.UNTYPED_PARAMETERS,
            Capability.SELECT_WITHOUT_FROM,
            Capability.RIGHT_JOIN,
            Capability.COMMON_TABLE_EXPRESSIONS,
            Capability.FULL_TEXT_SEARCH,
            Capability.JSON_PATHS,
            Capability.JSON_CONTAINMENT,
            Capability.QUANTIFIED_COMPARISONS,
            Capability.ROW_VALUES,
            Capability.DISTINCT_TEST,
            Capability.COLLATE,
            Capability.WINDOW_FUNCTIONS,
            Capability.FOR_UPDATE,
            Capability.FOR_UPDATE_NOWAIT,
            Capability.UPDATE_FROM,
            Capability.DELETE_USING,
            Capability.LIMITED_CHANGES,
            Capability.UPSERT,
            Capability.SCHEMAS,
            Capability.COMMENTS,
            Capability.COMMENTS_IN_PLACE,
            Capability.COMPUTED_COLUMNS,
            Capability.TEMPORARY_TABLES,
            Capability.ADD_FOREIGN_KEY,
            Capability.ON_UPDATE_ACTIONS,
            Capability.READ_ONLY_CONNECTIONS,
            Capability.BATCH_UPDATE_COUNTS));
    private static final Set<Capability> MARIADB = Set.of(
            Capability.INSERT_RETURNING,
            Capability.DELETE_RETURNING,
            Capability.SEQUENCES,
            Capability.SEQUENCE_BLOCKS,
            Capability.PARENTHESIZED_QUERIES);
    private static final Set<Capability> MYSQL = Set.of(Capability.LATERAL, Capability.EXPRESSION_INDEXES);

    private MariadbCapabilities() {}

    /**
     * Tells what can be done.
     *
     * @param server which server
     * @param returning whether the driver takes a change for a query that gives rows, which MySQL's own does not
     */
    static Set<Capability> of(MariadbServer server, boolean returning) {
        EnumSet<Capability> known = EnumSet.copyOf(BOTH);
        known.addAll(server.isMariadb() ? MARIADB : MYSQL);
        if (!returning) {
            known.removeAll(Set.of(Capability.INSERT_RETURNING, Capability.DELETE_RETURNING));
        }
        if (server.isMysqlFrom(8, 0, 31)) {
            known.add(Capability.PARENTHESIZED_QUERIES);
        }
        return Collections.unmodifiableSet(known);
    }
}
