package io.mercator.engine.render;

import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.schema.AddColumn;
import io.mercator.api.schema.AddEnumValue;
import io.mercator.api.schema.AddForeignKey;
import io.mercator.api.schema.ColumnDefinition;
import io.mercator.api.schema.CommentOn;
import io.mercator.api.schema.ComputedClause;
import io.mercator.api.schema.CreateEnum;
import io.mercator.api.schema.CreateIndex;
import io.mercator.api.schema.CreateSchema;
import io.mercator.api.schema.CreateSequence;
import io.mercator.api.schema.CreateTable;
import io.mercator.api.schema.CreateView;
import io.mercator.api.schema.DdlText;
import io.mercator.api.schema.DefaultClause;
import io.mercator.api.schema.DropColumn;
import io.mercator.api.schema.DropEnum;
import io.mercator.api.schema.DropForeignKey;
import io.mercator.api.schema.DropIndex;
import io.mercator.api.schema.DropSequence;
import io.mercator.api.schema.DropTable;
import io.mercator.api.schema.DropView;
import io.mercator.api.schema.IdentityClause;
import io.mercator.api.schema.SequenceValue;
import io.mercator.api.sql.AdvisoryLock;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Arithmetic;
import io.mercator.api.sql.ArrayElement;
import io.mercator.api.sql.ArrayTest;
import io.mercator.api.sql.Assignment;
import io.mercator.api.sql.Between;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.CaseExpression;
import io.mercator.api.sql.Cast;
import io.mercator.api.sql.ChangeLimit;
import io.mercator.api.sql.Collate;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Comparison;
import io.mercator.api.sql.Concatenation;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.ConflictClause;
import io.mercator.api.sql.Constant;
import io.mercator.api.sql.Cte;
import io.mercator.api.sql.CustomOperation;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.DistinctTest;
import io.mercator.api.sql.Exists;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.Extract;
import io.mercator.api.sql.FunctionCall;
import io.mercator.api.sql.InList;
import io.mercator.api.sql.InSelect;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.Join;
import io.mercator.api.sql.JsonContains;
import io.mercator.api.sql.JsonExists;
import io.mercator.api.sql.JsonValue;
import io.mercator.api.sql.Junction;
import io.mercator.api.sql.Labeled;
import io.mercator.api.sql.Like;
import io.mercator.api.sql.LockClause;
import io.mercator.api.sql.Negation;
import io.mercator.api.sql.NullTest;
import io.mercator.api.sql.OrderTerm;
import io.mercator.api.sql.QuantifiedArray;
import io.mercator.api.sql.QuantifiedSubquery;
import io.mercator.api.sql.RowIn;
import io.mercator.api.sql.RowInQuery;
import io.mercator.api.sql.RowLimit;
import io.mercator.api.sql.RowValue;
import io.mercator.api.sql.ScalarSubquery;
import io.mercator.api.sql.SchemaElement;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.SetOperation;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.sql.Star;
import io.mercator.api.sql.Subquery;
import io.mercator.api.sql.TableRef;
import io.mercator.api.sql.Text;
import io.mercator.api.sql.TextMatch;
import io.mercator.api.sql.TextRank;
import io.mercator.api.sql.Unnest;
import io.mercator.api.sql.Update;
import io.mercator.api.sql.Values;
import io.mercator.api.sql.Window;

/**
 * Standard SQL of each kind of node that is not the user's own.
 *
 * <p>Written as comparisons, and not as a map of method references: those would be eighty classes made at the start of every
 * program, a tenth of a second, while a statement is rendered once for its shape.
 */
final class StandardRenderers {
    private StandardRenderers() {}

    /** Writes a node as standard SQL has it; false when it has no such node. */
    static boolean render(SqlNode node, SqlWriter writer) {
        if (node instanceof SchemaElement) {
            return definitions(node, writer);
        }
        if (node instanceof Condition && conditions(node, writer)) {
            return true;
        }
        return expressions(node, writer) || queries(node, writer) || changes(node, writer);
    }

    /** Queries and their clauses. */
    private static boolean queries(SqlNode node, SqlWriter writer) {
        if (node instanceof Select<?> select) {
            SelectRendering.select(select, writer);
        } else if (node instanceof TableRef tableRef) {
            SelectRendering.table(tableRef, writer);
        } else if (node instanceof OrderTerm orderTerm) {
            SelectRendering.orderTerm(orderTerm, writer);
        } else if (node instanceof RowLimit rowLimit) {
            SelectRendering.rowLimit(rowLimit, writer);
        } else if (node instanceof Join join) {
            QueryRendering.join(join, writer);
        } else if (node instanceof Alias<?> alias) {
            SelectRendering.alias(alias, writer);
        } else if (node instanceof Subquery subquery) {
            SelectRendering.subquery(subquery, writer);
        } else if (node instanceof Cte cte) {
            QueryRendering.cte(cte, writer);
        } else if (node instanceof Unnest<?> unnest) {
            ArrayRendering.unnest(unnest, writer);
        } else if (node instanceof Values values) {
            QueryRendering.values(values, writer);
        } else if (node instanceof SetOperation<?> setOperation) {
            QueryRendering.setOperation(setOperation, writer);
        } else if (node instanceof LockClause lockClause) {
            QueryRendering.lock(lockClause, writer);
        } else {
            return false;
        }
        return true;
    }

    /** Statements that change rows, and their clauses. */
    private static boolean changes(SqlNode node, SqlWriter writer) {
        if (node instanceof Insert insert) {
            ChangeRendering.insert(insert, writer);
        } else if (node instanceof Update update) {
            ChangeRendering.update(update, writer);
        } else if (node instanceof Delete delete) {
            ChangeRendering.delete(delete, writer);
        } else if (node instanceof ChangeLimit changeLimit) {
            ChangeRendering.changeLimit(changeLimit, writer);
        } else if (node instanceof ConflictClause conflictClause) {
            ChangeRendering.conflict(conflictClause, writer);
        } else if (node instanceof Assignment assignment) {
            ChangeRendering.assignment(assignment, writer);
        } else {
            return false;
        }
        return true;
    }

    /** Values. */
    private static boolean expressions(SqlNode node, SqlWriter writer) {
        if (node instanceof Bind<?> bind) {
            ExpressionRendering.bind(bind, writer);
        } else if (node instanceof ColumnRef<?> columnRef) {
            ExpressionRendering.column(columnRef, writer);
        } else if (node instanceof Labeled<?> labeled) {
            ExpressionRendering.labeled(labeled, writer);
        } else if (node instanceof ExpressionList expressionList) {
            ExpressionRendering.list(expressionList, writer);
        } else if (node instanceof FunctionCall<?> functionCall) {
            FunctionRendering.call(functionCall, writer);
        } else if (node instanceof Constant<?> constant) {
            ExpressionRendering.constant(constant, writer);
        } else if (node instanceof Arithmetic<?> arithmetic) {
            CalculationRendering.arithmetic(arithmetic, writer);
        } else if (node instanceof CaseExpression<?> caseExpression) {
            CalculationRendering.caseExpression(caseExpression, writer);
        } else if (node instanceof Cast<?> cast) {
            CalculationRendering.cast(cast, writer);
        } else if (node instanceof Collate<?> collate) {
            CalculationRendering.collate(collate, writer);
        } else if (node instanceof Concatenation concatenation) {
            CalculationRendering.concatenation(concatenation, writer);
        } else if (node instanceof CustomOperation<?> customOperation) {
            CalculationRendering.operation(customOperation, writer);
        } else if (node instanceof Extract extract) {
            CalculationRendering.extract(extract, writer);
        } else if (node instanceof ArrayElement<?> arrayElement) {
            ArrayRendering.element(arrayElement, writer);
        } else if (node instanceof QuantifiedArray<?> quantifiedArray) {
            ArrayRendering.quantified(quantifiedArray, writer);
        } else if (node instanceof QuantifiedSubquery<?> quantifiedSubquery) {
            CalculationRendering.quantified(quantifiedSubquery, writer);
        } else if (node instanceof RowValue rowValue) {
            ConditionRendering.rowValue(rowValue, writer);
        } else if (node instanceof ScalarSubquery<?> scalarSubquery) {
            CalculationRendering.scalar(scalarSubquery, writer);
        } else if (node instanceof Window window) {
            FunctionRendering.window(window, writer);
        } else if (node instanceof JsonValue<?> jsonValue) {
            JsonRendering.value(jsonValue, writer);
        } else if (node instanceof Star star) {
            ExpressionRendering.star(star, writer);
        } else if (node instanceof AdvisoryLock advisoryLock) {
            SearchRendering.lock(advisoryLock, writer);
        } else if (node instanceof TextRank textRank) {
            SearchRendering.rank(textRank, writer);
        } else if (node instanceof Text text) {
            ExpressionRendering.text(text, writer);
        } else {
            return false;
        }
        return true;
    }

    /** Conditions. */
    private static boolean conditions(SqlNode node, SqlWriter writer) {
        if (node instanceof Comparison comparison) {
            ConditionRendering.comparison(comparison, writer);
        } else if (node instanceof Junction junction) {
            ConditionRendering.junction(junction, writer);
        } else if (node instanceof TextMatch textMatch) {
            SearchRendering.match(textMatch, writer);
        } else if (node instanceof ArrayTest arrayTest) {
            ArrayRendering.test(arrayTest, writer);
        } else if (node instanceof Between between) {
            ConditionRendering.between(between, writer);
        } else if (node instanceof DistinctTest distinctTest) {
            ConditionRendering.distinctTest(distinctTest, writer);
        } else if (node instanceof Exists exists) {
            ConditionRendering.exists(exists, writer);
        } else if (node instanceof RowIn rowIn) {
            ConditionRendering.rowIn(rowIn, writer);
        } else if (node instanceof RowInQuery rowInQuery) {
            ConditionRendering.rowInQuery(rowInQuery, writer);
        } else if (node instanceof InList inList) {
            ConditionRendering.inList(inList, writer);
        } else if (node instanceof InSelect inSelect) {
            ConditionRendering.inSelect(inSelect, writer);
        } else if (node instanceof JsonContains jsonContains) {
            JsonRendering.contains(jsonContains, writer);
        } else if (node instanceof JsonExists jsonExists) {
            JsonRendering.exists(jsonExists, writer);
        } else if (node instanceof Like like) {
            ConditionRendering.like(like, writer);
        } else if (node instanceof Negation negation) {
            ConditionRendering.negation(negation, writer);
        } else if (node instanceof NullTest nullTest) {
            ConditionRendering.nullTest(nullTest, writer);
        } else {
            return false;
        }
        return true;
    }

    /** Definitions of the schema. */
    private static boolean definitions(SqlNode node, SqlWriter writer) {
        if (node instanceof CreateTable createTable) {
            DefinitionRendering.createTable(createTable, writer);
        } else if (node instanceof AddColumn addColumn) {
            DefinitionRendering.addColumn(addColumn, writer);
        } else if (node instanceof DropColumn dropColumn) {
            DefinitionRendering.dropColumn(dropColumn, writer);
        } else if (node instanceof DropIndex dropIndex) {
            DefinitionRendering.dropIndex(dropIndex, writer);
        } else if (node instanceof AddEnumValue addEnumValue) {
            EnumRendering.addValue(addEnumValue, writer);
        } else if (node instanceof CreateEnum createEnum) {
            EnumRendering.create(createEnum, writer);
        } else if (node instanceof DropEnum dropEnum) {
            EnumRendering.drop(dropEnum, writer);
        } else if (node instanceof AddForeignKey addForeignKey) {
            DefinitionRendering.addForeignKey(addForeignKey, writer);
        } else if (node instanceof CommentOn commentOn) {
            DefinitionRendering.commentOn(commentOn, writer);
        } else if (node instanceof ComputedClause computedClause) {
            DefinitionRendering.computed(computedClause, writer);
        } else if (node instanceof CreateSchema createSchema) {
            DefinitionRendering.createSchema(createSchema, writer);
        } else if (node instanceof CreateView createView) {
            DefinitionRendering.createView(createView, writer);
        } else if (node instanceof DdlText ddlText) {
            DefinitionRendering.text(ddlText, writer);
        } else if (node instanceof DropView dropView) {
            DefinitionRendering.dropView(dropView, writer);
        } else if (node instanceof DropForeignKey dropForeignKey) {
            DefinitionRendering.dropForeignKey(dropForeignKey, writer);
        } else if (node instanceof CreateIndex createIndex) {
            DefinitionRendering.createIndex(createIndex, writer);
        } else if (node instanceof DropTable dropTable) {
            DefinitionRendering.dropTable(dropTable, writer);
        } else if (node instanceof ColumnDefinition columnDefinition) {
            DefinitionRendering.column(columnDefinition, writer);
        } else if (node instanceof DefaultClause defaultClause) {
            DefinitionRendering.defaultClause(defaultClause, writer);
        } else if (node instanceof IdentityClause identityClause) {
            DefinitionRendering.identity(identityClause, writer);
        } else if (node instanceof CreateSequence createSequence) {
            SequenceRendering.create(createSequence, writer);
        } else if (node instanceof DropSequence dropSequence) {
            SequenceRendering.drop(dropSequence, writer);
        } else if (node instanceof SequenceValue sequenceValue) {
            SequenceRendering.value(sequenceValue, writer);
        } else {
            return false;
        }
        return true;
    }
}
