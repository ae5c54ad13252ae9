package io.mercator.dialect.postgresql;

import io.mercator.api.dialect.Capability;
import io.mercator.dialect.postgresql.PostgresqlServer.Product;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the servers can do. PostgreSQL from version 10 on, the first with identity columns, has nearly everything; what the
 * others lack is told by their manuals.
 */
final class PostgresqlCapabilities {
    private static final Set<Capability> POSTGRESQL = Collections.unmodifiableSet(EnumSet.of(
            Capability.INSERT_RETURNING,
            Capability.UPDATE_RETURNING,
            Capability.DELETE_RETURNING,
            Capability.MULTI_ROW_VALUES,
            Capability.NULLS_ORDER,
            Capability.UNIQUE_INDEXES,
            Capability.ROWS_ON_DEMAND,
            Capability.DEFAULT_VALUES,
            Capability.GENERATED_KEYS,
            Capability.SEQUENCES,
            Capability.SEQUENCE_BLOCKS,
            Capability.STRING_WITHOUT_LENGTH,
            Capability.UNTYPED_PARAMETERS,
            Capability.SELECT_WITHOUT_FROM,
            Capability.RIGHT_JOIN,
            Capability.FULL_JOIN,
            Capability.LATERAL,
            Capability.COMMON_TABLE_EXPRESSIONS,
            Capability.COMMON_TABLE_EXPRESSIONS_OF_CHANGES,
            Capability.PARENTHESIZED_QUERIES,
            Capability.DISTINCT_ON,
            Capability.FULL_TEXT_SEARCH,
            Capability.ADVISORY_LOCKS,
            Capability.JSON_PATHS,
            Capability.JSON_CONTAINMENT,
            Capability.ARRAYS,
            Capability.ARRAY_CONTAINMENT,
            Capability.QUANTIFIED_COMPARISONS,
            Capability.ROW_VALUES,
            Capability.DISTINCT_TEST,
            Capability.ILIKE,
            Capability.COLLATE,
            Capability.AGGREGATE_FILTER,
            Capability.WINDOW_FUNCTIONS,
            Capability.FOR_UPDATE,
            Capability.FOR_UPDATE_NOWAIT,
            Capability.UPDATE_FROM,
            Capability.DELETE_USING,
            Capability.UPSERT,
            Capability.SCHEMAS,
            Capability.ENUM_TYPES,
            Capability.COMMENTS,
            Capability.IDENTITY_OPTIONS,
            Capability.COMPUTED_COLUMNS,
            Capability.TEMPORARY_TABLES,
            Capability.ADD_FOREIGN_KEY,
            Capability.ON_UPDATE_ACTIONS,
            Capability.DEFERRED_FOREIGN_KEYS,
            Capability.DEFERRED_UNIQUE_CONSTRAINTS,
            Capability.MATERIALIZED_VIEWS,
            Capability.PARTIAL_INDEXES,
            Capability.EXPRESSION_INDEXES,
            Capability.INDEX_METHODS,
            Capability.INDEX_INCLUDE,
            Capability.INDEX_NULLS_ORDER,
            Capability.NULLS_NOT_DISTINCT,
            Capability.TRANSACTIONAL_DDL,
            Capability.READ_ONLY_CONNECTIONS,
            Capability.BATCH_UPDATE_COUNTS));

    private PostgresqlCapabilities() {}

    static Set<Capability> of(PostgresqlServer server) {
        EnumSet<Capability> known = EnumSet.copyOf(POSTGRESQL);
        if (server.is(Product.POSTGRESQL)) {
            known.add(Capability.DEFERRABLE_TRANSACTIONS);
        } else {
            known.add(Capability.STALE_READS);
        }
        if (server.is(Product.COCKROACHDB)) {
            withoutCockroachDbLacks(server, known);
        } else {
            if (!server.isPostgresqlFrom(15)) {
                known.remove(Capability.NULLS_NOT_DISTINCT);
            }
            if (!server.isPostgresqlFrom(11)) {
                known.remove(Capability.INDEX_INCLUDE);
            }
            if (!server.isPostgresqlFrom(12)) {
                known.remove(Capability.COMPUTED_COLUMNS);
            }
            if (server.is(Product.YUGABYTEDB)) {
                // Each statement of definition commits by itself (YugabyteDB, "Explicit transactions", DDL).
                known.remove(Capability.TRANSACTIONAL_DDL);
            }
        }
        if (!PostgresqlSearch.hasSearch(server)) {
            known.remove(Capability.FULL_TEXT_SEARCH);
        }
        if (!PostgresqlSearch.hasLocks(server)) {
            known.remove(Capability.ADVISORY_LOCKS);
        }
        return Collections.unmodifiableSet(known);
    }

    /** CockroachDB, "PostgreSQL compatibility" and "Known limitations". */
    private static void withoutCockroachDbLacks(PostgresqlServer server, Set<Capability> known) {
        // Constraints are checked with each statement.
        known.remove(Capability.DEFERRED_FOREIGN_KEYS);
        known.remove(Capability.DEFERRED_UNIQUE_CONSTRAINTS);
        // Changes of a schema within a transaction may fail at its COMMIT, with a part of them done.
        known.remove(Capability.TRANSACTIONAL_DDL);
        // Its grammar of indexes has no such words.
        known.remove(Capability.NULLS_NOT_DISTINCT);
        // Behind a setting of the session, as an experiment.
        known.remove(Capability.TEMPORARY_TABLES);
        // Strings with a collation are a type of their own, which does not compare with others.
        known.remove(Capability.COLLATE);
        if (server.major() < 23) {
            known.remove(Capability.DELETE_USING);
            known.remove(Capability.FOR_UPDATE_NOWAIT);
        }
    }
}
