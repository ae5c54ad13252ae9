package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.dialect.ValueUse;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.CreateIndex;
import io.mercator.api.schema.DropIndex;
import io.mercator.api.schema.Index;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.OrderTerm;

/** Indexes: InnoDB's are trees, and such of words (MariaDB, "CREATE INDEX"). */
final class MariadbIndexes {
    /** As the catalogue has it. */
    static final String WORDS = "FULLTEXT";

    private MariadbIndexes() {}

    /** An index lies in its table and has no schema of its own. */
    static void create(CreateIndex node, SqlWriter writer) {
        Index index = node.index();
        refuseWhatInnodbLacks(index);
        boolean words = isOfWords(index);
        writer.sql(words ? "CREATE FULLTEXT INDEX " : index.isUnique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ");
        name(index, writer).sql(" ON ").table(node.table()).sql(" (");
        writer.unqualified(() -> items(index, writer)).sql(")");
    }

    static void drop(DropIndex node, SqlWriter writer) {
        name(node.index(), writer.sql("DROP INDEX ")).sql(" ON ").table(node.table());
    }

    private static boolean isOfWords(Index index) {
        return index.method().filter(WORDS::equals).isPresent();
    }

    private static SqlWriter name(Index index, SqlWriter writer) {
        return writer.name(writer.dialect().identifiers().shortened(index.name()));
    }

    private static void refuseWhatInnodbLacks(Index index) {
        refuse(index, index.condition().isPresent(), "CREATE INDEX ... WHERE", "Index all rows");
        refuse(index, !index.included().isEmpty(), "CREATE INDEX ... INCLUDE", "Index these columns too");
        refuse(index, index.isNullsNotDistinct(), "NULLS NOT DISTINCT", "Declare the columns NOT NULL");
        refuse(
                index,
                index.items().stream().anyMatch(MariadbIndexes::placesNulls),
                "The place of NULLs in an index",
                "Leave them out: NULL is the least value");
        refuse(index, !index.operatorClasses().isEmpty(), "An operator class", "Leave operatorClasses(...) out");
        boolean others = index.method().isPresent() && !isOfWords(index);
        refuse(
                index,
                others,
                "CREATE INDEX ... USING " + index.method().orElse(""),
                "Leave using(...) out, or name FULLTEXT for an index of words");
        refuse(index, isOfWords(index) && index.isUnique(), "A unique FULLTEXT index", "Leave unique() out");
    }

    private static boolean placesNulls(OrderItem item) {
        return item instanceof OrderTerm term && term.nulls() != OrderTerm.Nulls.UNSAID;
    }

    private static void refuse(Index index, boolean asked, String what, String remedy) {
        if (asked) {
            throw new CompileException(
                    what + " is not known to MariaDB and MySQL (index '" + index.name() + "'). " + remedy + ".");
        }
    }

    private static void items(Index index, SqlWriter writer) {
        String separator = "";
        for (OrderItem item : index.items()) {
            Expression<?> expression = item instanceof OrderTerm term ? term.expression() : (Expression<?>) item;
            boolean column = expression instanceof Column<?>;
            check(index, expression, writer.dialect());
            writer.sql(separator).sql(column ? "" : "(").node(expression).sql(column ? "" : ")");
            writer.sql(item instanceof OrderTerm term && term.isDescending() ? " DESC" : "");
            separator = ", ";
        }
    }

    private static void check(Index index, Expression<?> expression, Dialect dialect) {
        if (!(expression instanceof Column<?> column)) {
            if (!dialect.has(Capability.EXPRESSION_INDEXES)) {
                throw new CompileException("An index of an expression is not known to MariaDB (index '" + index.name()
                        + "'). Index a computed column.");
            }
            return;
        }
        if (isOfWords(index)) {
            return;
        }
        dialect.refusal(column.type().on(dialect.name()).stored(), ValueUse.KEY).ifPresent(reason -> {
            throw new CompileException("Column '" + column.table().qualifiedName() + "." + column.name()
                    + "' cannot be indexed by '" + index.name() + "': " + reason);
        });
    }
}
