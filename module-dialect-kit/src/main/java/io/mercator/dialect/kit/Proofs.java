package io.mercator.dialect.kit;

import io.mercator.api.dialect.Capability;

/** The proof of each capability. */
final class Proofs {
    private Proofs() {}

    /** Returns the proof; a capability without one does not compile. */
    static Proof of(Capability capability) {
        return switch (capability) {
            case INSERT_RETURNING -> ChangeProofs::insertReturning;
            case UPDATE_RETURNING -> ChangeProofs::updateReturning;
            case DELETE_RETURNING -> ChangeProofs::deleteReturning;
            case MULTI_ROW_VALUES -> ChangeProofs::multiRowValues;
            case DEFAULT_VALUES -> ChangeProofs::defaultValues;
            case UPDATE_FROM -> ChangeProofs::updateFrom;
            case DELETE_USING -> ChangeProofs::deleteUsing;
            case LIMITED_CHANGES -> ChangeProofs::limitedChanges;
            case UPSERT -> ChangeProofs::upsert;
            case COMMON_TABLE_EXPRESSIONS_OF_CHANGES -> ChangeProofs::commonTableExpressions;
            case GENERATED_KEYS -> DriverProofs::generatedKeys;
            case GENERATED_KEYS_IN_BATCH -> DriverProofs::generatedKeysInBatch;
            case GENERATED_KEYS_ASCEND -> DriverProofs::generatedKeysAscend;
            case BATCH_UPDATE_COUNTS -> DriverProofs::batchUpdateCounts;
            case UNTYPED_PARAMETERS -> DriverProofs::untypedParameters;
            case READ_ONLY_CONNECTIONS -> DriverProofs::readOnlyConnections;
            case FOR_UPDATE -> DriverProofs::forUpdate;
            case FOR_UPDATE_NOWAIT -> DriverProofs::forUpdateNowait;
            case STALE_READS -> DriverProofs::staleReads;
            case DEFERRABLE_TRANSACTIONS -> DriverProofs::deferrableTransactions;
            case TRANSACTIONAL_DDL -> DriverProofs::transactionalDdl;
            case SEQUENCES -> DefinitionProofs::sequences;
            case SEQUENCE_BLOCKS -> DefinitionProofs::sequenceBlocks;
            case STRING_WITHOUT_LENGTH -> DefinitionProofs::stringWithoutLength;
            case SCHEMAS -> DefinitionProofs::schemas;
            case COMMENTS -> DefinitionProofs::comments;
            case COMPUTED_COLUMNS -> DefinitionProofs::computedColumns;
            case TEMPORARY_TABLES -> DefinitionProofs::temporaryTables;
            case ADD_FOREIGN_KEY -> DefinitionProofs::addForeignKey;
            case ON_UPDATE_ACTIONS -> DefinitionProofs::onUpdateActions;
            case DEFERRED_FOREIGN_KEYS -> DefinitionProofs::deferredForeignKeys;
            case PARTIAL_INDEXES -> IndexProofs::partial;
            case EXPRESSION_INDEXES -> IndexProofs::expressions;
            case IDENTITY_OPTIONS -> DefinitionProofs::identityOptions;
            case DEFERRED_UNIQUE_CONSTRAINTS -> IndexProofs::deferredUniqueConstraints;
            case MATERIALIZED_VIEWS -> DefinitionProofs::materializedViews;
            case INDEX_METHODS -> IndexProofs::methods;
            case INDEX_INCLUDE -> IndexProofs::include;
            case INDEX_NULLS_ORDER -> IndexProofs::nullsOrder;
            case NULLS_NOT_DISTINCT -> IndexProofs::nullsNotDistinct;
            case FULL_TEXT_SEARCH -> TypeProofs::fullTextSearch;
            case JSON_PATHS -> TypeProofs::jsonPaths;
            case JSON_CONTAINMENT -> TypeProofs::jsonContainment;
            case ARRAYS -> TypeProofs::arrays;
            case ARRAY_CONTAINMENT -> TypeProofs::arrayContainment;
            case ENUM_TYPES -> TypeProofs::enumTypes;
            case ADVISORY_LOCKS -> DriverProofs::advisoryLocks;
            case NULLS_ORDER -> QueryProofs::nullsOrder;
            case COMMENTS_IN_PLACE -> DefinitionProofs::commentsInPlace;
            case UNIQUE_INDEXES -> IndexProofs::uniqueIndexes;
            case ROWS_ON_DEMAND -> DriverProofs::rowsOnDemand;
            case DISTINCT_ON -> QueryProofs::distinctOn;
            case SELECT_WITHOUT_FROM -> QueryProofs::selectWithoutFrom;
            case RIGHT_JOIN -> QueryProofs::rightJoin;
            case FULL_JOIN -> QueryProofs::fullJoin;
            case LATERAL -> QueryProofs::lateral;
            case COMMON_TABLE_EXPRESSIONS -> QueryProofs::commonTableExpressions;
            case PARENTHESIZED_QUERIES -> QueryProofs::parenthesizedQueries;
            case QUANTIFIED_COMPARISONS -> QueryProofs::quantifiedComparisons;
            case ROW_VALUES -> QueryProofs::rowValues;
            case DISTINCT_TEST -> QueryProofs::distinctTest;
            case ILIKE -> QueryProofs::ilike;
            case COLLATE -> QueryProofs::collate;
            case AGGREGATE_FILTER -> QueryProofs::aggregateFilter;
            case WINDOW_FUNCTIONS -> QueryProofs::windowFunctions;
        };
    }
}
