package io.mercator.engine.render;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.AddColumn;
import io.mercator.api.schema.AddForeignKey;
import io.mercator.api.schema.CheckConstraint;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.ColumnDefinition;
import io.mercator.api.schema.CommentOn;
import io.mercator.api.schema.ComputedClause;
import io.mercator.api.schema.CreateIndex;
import io.mercator.api.schema.CreateSchema;
import io.mercator.api.schema.CreateTable;
import io.mercator.api.schema.CreateView;
import io.mercator.api.schema.DdlText;
import io.mercator.api.schema.DefaultClause;
import io.mercator.api.schema.Deferral;
import io.mercator.api.schema.DropColumn;
import io.mercator.api.schema.DropForeignKey;
import io.mercator.api.schema.DropIndex;
import io.mercator.api.schema.DropTable;
import io.mercator.api.schema.DropView;
import io.mercator.api.schema.ForeignKey;
import io.mercator.api.schema.Identity;
import io.mercator.api.schema.IdentityClause;
import io.mercator.api.schema.IdentityOptions;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.ReferentialAction;
import io.mercator.api.schema.Table;
import io.mercator.api.schema.TextConstraint;
import io.mercator.api.schema.UniqueConstraint;
import io.mercator.api.schema.View;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.OrderTerm;
import io.mercator.api.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes CREATE TABLE and DROP TABLE. */
final class DefinitionRendering {
    private static final int INDENT = 4;

    private DefinitionRendering() {}

    static void createTable(CreateTable create, SqlWriter writer) {
        Table table = create.table();
        if (table.columns().isEmpty()) {
            throw new CompileException(
                    "Table '" + table.qualifiedName() + "' has no columns. Declare them with column(...).");
        }
        QueryRendering.require(table.isTemporary(), Capability.TEMPORARY_TABLES, "CREATE TEMPORARY TABLE", writer);
        writer.sql(table.isTemporary() ? "CREATE TEMPORARY TABLE " : "CREATE TABLE ")
                .table(table);
        elements(create, writer);
    }

    /** Writes the columns and constraints in parentheses. */
    private static void elements(CreateTable create, SqlWriter writer) {
        writer.sql(" (");
        String separator = "";
        for (Runnable element : parts(create, writer)) {
            writer.sql(separator).lineBreak(INDENT);
            element.run();
            separator = ",";
        }
        writer.lineBreak(0).sql(")");
        comment(create.table().comment(), writer);
    }

    private static void comment(Optional<String> text, SqlWriter writer) {
        if (writer.dialect().has(Capability.COMMENTS_IN_PLACE)) {
            text.ifPresent(given -> writer.sql(" COMMENT ").node(Sql.constant(given)));
        }
    }

    private static void commented(Column<?> column, SqlWriter writer) {
        writer.node(new ColumnDefinition(column));
        comment(column.comment(), writer);
    }

    /** The order of SQLAlchemy: columns, primary key, unique columns, foreign keys. */
    private static List<Runnable> parts(CreateTable create, SqlWriter writer) {
        Table table = create.table();
        List<Runnable> elements = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            elements.add(() -> commented(column, writer));
        }
        if (!table.primaryKeyColumns().isEmpty()) {
            Optional<String> name = table.metadata().naming().primaryKey(table);
            elements.add(() -> names(constraint(name, writer).sql("PRIMARY KEY ("), table.primaryKeyColumns()));
        }
        for (Column<?> column : table.columns()) {
            if (column.isUnique()) {
                Optional<String> name = table.metadata().naming().unique(table, List.of(column));
                elements.add(() -> names(constraint(name, writer).sql("UNIQUE ("), List.of(column)));
            }
        }
        for (UniqueConstraint unique : table.uniqueConstraints()) {
            elements.add(() -> unique(unique, writer));
        }
        for (CheckConstraint check : table.checkConstraints()) {
            elements.add(() -> check(check, writer));
        }
        for (TextConstraint text : table.textConstraints()) {
            elements.add(() -> constraint(text.name(), writer).sql(text.sql()));
        }
        for (ForeignKey key : create.foreignKeys()) {
            elements.add(() -> foreignKey(key, key.name(), writer));
        }
        return elements;
    }

    private static SqlWriter constraint(Optional<String> name, SqlWriter writer) {
        name.ifPresent(known ->
                writer.sql("CONSTRAINT ").name(shortened(known, writer)).sql(" "));
        return writer;
    }

    private static String shortened(String name, SqlWriter writer) {
        return writer.dialect().identifiers().shortened(name);
    }

    private static void unique(UniqueConstraint unique, SqlWriter writer) {
        boolean nulls = unique.nullsNotDistinct();
        QueryRendering.require(nulls, Capability.NULLS_NOT_DISTINCT, "NULLS NOT DISTINCT", writer);
        QueryRendering.require(
                unique.deferral() != Deferral.NONE,
                Capability.DEFERRED_UNIQUE_CONSTRAINTS,
                "UNIQUE ..." + unique.deferral().words(),
                writer);
        String words = nulls ? "UNIQUE NULLS NOT DISTINCT (" : "UNIQUE (";
        names(constraint(unique.name(), writer).sql(words), unique.columns());
        writer.sql(unique.deferral().words());
    }

    private static void check(CheckConstraint check, SqlWriter writer) {
        constraint(check.name(), writer).sql("CHECK (");
        writer.unqualified(() -> writer.node(check.condition()));
        writer.sql(")");
    }

    private static void foreignKey(ForeignKey key, Optional<String> name, SqlWriter writer) {
        names(constraint(name, writer).sql("FOREIGN KEY("), key.columns());
        names(writer.sql(" REFERENCES ").table(key.referencedTable()).sql(" ("), key.referencedColumns());
        key.onDelete().ifPresent(action -> writer.sql(" ON DELETE ").sql(action.words()));
        key.onUpdate().ifPresent(action -> {
            boolean refuses = action == ReferentialAction.NO_ACTION || action == ReferentialAction.RESTRICT;
            QueryRendering.require(!refuses, Capability.ON_UPDATE_ACTIONS, "ON UPDATE " + action.words(), writer);
            writer.sql(" ON UPDATE ").sql(action.words());
        });
        if (key.deferral() != Deferral.NONE) {
            String words = key.deferral().words();
            QueryRendering.require(true, Capability.DEFERRED_FOREIGN_KEYS, words.strip(), writer);
            writer.sql(words);
        }
    }

    static void addForeignKey(AddForeignKey add, SqlWriter writer) {
        QueryRendering.require(true, Capability.ADD_FOREIGN_KEY, "ALTER TABLE ... ADD FOREIGN KEY", writer);
        writer.sql("ALTER TABLE ").table(add.foreignKey().table()).sql(" ADD ");
        foreignKey(add.foreignKey(), Optional.of(add.name()), writer);
    }

    static void dropForeignKey(DropForeignKey drop, SqlWriter writer) {
        QueryRendering.require(true, Capability.ADD_FOREIGN_KEY, "ALTER TABLE ... DROP CONSTRAINT", writer);
        writer.sql("ALTER TABLE ")
                .table(drop.foreignKey().table())
                .sql(" DROP CONSTRAINT ")
                .name(shortened(drop.name(), writer));
    }

    static void createIndex(CreateIndex create, SqlWriter writer) {
        Index index = create.index();
        refuseWhatIsNotStandard(index, writer);
        writer.sql(index.isUnique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ");
        create.table().schema().ifPresent(schema -> writer.name(schema).sql("."));
        writer.name(shortened(index.name(), writer))
                .sql(" ON ")
                .name(create.table().name())
                .sql(" (");
        writer.unqualified(() -> indexItems(index, writer));
        writer.sql(")");
        QueryRendering.require(
                index.condition().isPresent(), Capability.PARTIAL_INDEXES, "CREATE INDEX ... WHERE", writer);
        index.condition().ifPresent(condition -> writer.sql(" WHERE ").unqualified(() -> writer.node(condition)));
    }

    /** Each database that has these says them in another place. */
    private static void refuseWhatIsNotStandard(Index index, SqlWriter writer) {
        boolean chosen = index.method().isPresent() || !index.operatorClasses().isEmpty();
        QueryRendering.require(chosen, Capability.INDEX_METHODS, "CREATE INDEX ... USING", writer);
        QueryRendering.require(
                !index.included().isEmpty(), Capability.INDEX_INCLUDE, "CREATE INDEX ... INCLUDE", writer);
        QueryRendering.require(index.isNullsNotDistinct(), Capability.NULLS_NOT_DISTINCT, "NULLS NOT DISTINCT", writer);
        boolean nulls = index.items().stream()
                .anyMatch(item -> item instanceof OrderTerm term && term.nulls() != OrderTerm.Nulls.UNSAID);
        QueryRendering.require(nulls, Capability.INDEX_NULLS_ORDER, "NULLS FIRST and NULLS LAST of an index", writer);
    }

    private static void indexItems(Index index, SqlWriter writer) {
        String separator = "";
        for (OrderItem item : index.items()) {
            Expression<?> expression = item instanceof OrderTerm term ? term.expression() : (Expression<?>) item;
            boolean column = expression instanceof Column<?>;
            QueryRendering.require(!column, Capability.EXPRESSION_INDEXES, "An index of an expression", writer);
            writer.sql(separator).sql(column ? "" : "(").node(expression).sql(column ? "" : ")");
            writer.sql(item instanceof OrderTerm term && term.isDescending() ? " DESC" : "");
            separator = ", ";
        }
    }

    private static void names(SqlWriter writer, List<Column<?>> columns) {
        for (int index = 0; index < columns.size(); index++) {
            writer.sql(index == 0 ? "" : ", ").name(columns.get(index).name());
        }
        writer.sql(")");
    }

    static void dropTable(DropTable drop, SqlWriter writer) {
        writer.sql("DROP TABLE ").table(drop.table());
    }

    static void column(ColumnDefinition definition, SqlWriter writer) {
        Column<?> column = definition.column();
        writer.name(column.name()).sql(" ");
        try {
            writer.type(column.type());
        } catch (CompileException refused) {
            throw typeRefused(column, writer, refused);
        }
        if (column.computed().isPresent()) {
            writer.sql(" ").node(new ComputedClause(column));
        } else if (column.serverDefault().isPresent()) {
            writer.sql(" ").node(new DefaultClause(column));
        }
        writer.sql(column.isNullable() ? "" : " NOT NULL");
        if (isIdentity(column, writer) && writer instanceof DefaultSqlWriter own) {
            own.optional(new IdentityClause(column));
        }
    }

    private static CompileException typeRefused(Column<?> column, SqlWriter writer, CompileException refused) {
        CompileException named =
                new CompileException("Column '" + column.table().qualifiedName() + "."
                        + column.name() + "' cannot be defined as " + column.type() + " for '"
                        + writer.dialect().name() + "': " + refused.getMessage());
        named.initCause(refused);
        return named;
    }

    /** A sequence that the database has gives the values itself; where it has none the key is an identity column. */
    private static boolean isIdentity(Column<?> column, SqlWriter writer) {
        return column.isGenerated()
                && (column.sequence().isEmpty() || !writer.dialect().has(Capability.SEQUENCES));
    }

    static void computed(ComputedClause clause, SqlWriter writer) {
        QueryRendering.require(true, Capability.COMPUTED_COLUMNS, "GENERATED ALWAYS AS (...)", writer);
        writer.sql("GENERATED ALWAYS AS (");
        writer.unqualified(() -> writer.node(clause.column().computed().orElseThrow()));
        writer.sql(")");
    }

    static void addColumn(AddColumn add, SqlWriter writer) {
        writer.sql("ALTER TABLE ").table(add.column().table()).sql(" ADD COLUMN ");
        commented(add.column(), writer);
    }

    static void dropColumn(DropColumn drop, SqlWriter writer) {
        writer.sql("ALTER TABLE ")
                .table(drop.column().table())
                .sql(" DROP COLUMN ")
                .name(drop.column().name());
    }

    static void dropIndex(DropIndex drop, SqlWriter writer) {
        writer.sql("DROP INDEX ");
        drop.table().schema().ifPresent(schema -> writer.name(schema).sql("."));
        writer.name(shortened(drop.index().name(), writer));
    }

    static void createView(CreateView create, SqlWriter writer) {
        writer.sql("CREATE ")
                .sql(kind(create.view(), writer))
                .table(create.view())
                .sql(" (");
        names(writer, create.view().columns());
        writer.sql(" AS ").node(create.view().definition());
    }

    static void dropView(DropView drop, SqlWriter writer) {
        writer.sql("DROP ").sql(kind(drop.view(), writer)).table(drop.view());
    }

    private static String kind(View view, SqlWriter writer) {
        QueryRendering.require(
                view.isMaterialized(), Capability.MATERIALIZED_VIEWS, "CREATE MATERIALIZED VIEW", writer);
        return view.isMaterialized() ? "MATERIALIZED VIEW " : "VIEW ";
    }

    static void createSchema(CreateSchema create, SqlWriter writer) {
        QueryRendering.require(true, Capability.SCHEMAS, "CREATE SCHEMA", writer);
        writer.sql("CREATE SCHEMA ").name(create.name());
    }

    static void commentOn(CommentOn comment, SqlWriter writer) {
        QueryRendering.require(true, Capability.COMMENTS, "COMMENT ON", writer);
        writer.sql(comment.column().isPresent() ? "COMMENT ON COLUMN " : "COMMENT ON TABLE ")
                .table(comment.table());
        comment.column().ifPresent(column -> writer.sql(".").name(column.name()));
        writer.sql(" IS ").node(Sql.constant(comment.text()));
    }

    static void text(DdlText text, SqlWriter writer) {
        writer.sql(text.sql());
    }

    static void defaultClause(DefaultClause clause, SqlWriter writer) {
        writer.sql("DEFAULT ").node(clause.column().serverDefault().orElseThrow());
    }

    static void identity(IdentityClause clause, SqlWriter writer) {
        boolean always = clause.column().identity().orElse(Identity.BY_DEFAULT) == Identity.ALWAYS;
        writer.sql(always ? "GENERATED ALWAYS AS IDENTITY" : "GENERATED BY DEFAULT AS IDENTITY");
        IdentityOptions options = clause.column().identityOptions();
        if (!options.equals(IdentityOptions.PLAIN)) {
            QueryRendering.require(true, Capability.IDENTITY_OPTIONS, "START WITH ... INCREMENT BY", writer);
            writer.sql(" (START WITH " + options.start() + " INCREMENT BY " + options.increment() + ")");
        }
    }
}
