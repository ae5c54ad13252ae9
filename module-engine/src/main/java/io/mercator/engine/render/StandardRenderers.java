package io.mercator.engine.render;

import io.mercator.api.dialect.NodeRenderers;
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
import io.mercator.api.sql.Select;
import io.mercator.api.sql.SetOperation;
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

/** The renderers of standard SQL, one for each kind of node that is not the user's own. */
final class StandardRenderers {
    static final NodeRenderers ALL = definitions(conditions(expressions(changes(queries(NodeRenderers.none())))));

    private StandardRenderers() {}

    private static NodeRenderers queries(NodeRenderers before) {
        return before.with(Select.class, SelectRendering::select)
                .with(RowLimit.class, SelectRendering::rowLimit)
                .with(OrderTerm.class, SelectRendering::orderTerm)
                .with(TableRef.class, SelectRendering::table)
                .with(Alias.class, SelectRendering::alias)
                .with(Subquery.class, SelectRendering::subquery)
                .with(Join.class, QueryRendering::join)
                .with(Cte.class, QueryRendering::cte)
                .with(Unnest.class, ArrayRendering::unnest)
                .with(Values.class, QueryRendering::values)
                .with(SetOperation.class, QueryRendering::setOperation)
                .with(LockClause.class, QueryRendering::lock);
    }

    private static NodeRenderers changes(NodeRenderers before) {
        return before.with(Insert.class, ChangeRendering::insert)
                .with(Update.class, ChangeRendering::update)
                .with(Delete.class, ChangeRendering::delete)
                .with(ChangeLimit.class, ChangeRendering::changeLimit)
                .with(ConflictClause.class, ChangeRendering::conflict)
                .with(Assignment.class, ChangeRendering::assignment);
    }

    private static NodeRenderers expressions(NodeRenderers before) {
        return before.with(Bind.class, ExpressionRendering::bind)
                .with(ColumnRef.class, ExpressionRendering::column)
                .with(Constant.class, ExpressionRendering::constant)
                .with(ExpressionList.class, ExpressionRendering::list)
                .with(Arithmetic.class, CalculationRendering::arithmetic)
                .with(CaseExpression.class, CalculationRendering::caseExpression)
                .with(Cast.class, CalculationRendering::cast)
                .with(Collate.class, CalculationRendering::collate)
                .with(Concatenation.class, CalculationRendering::concatenation)
                .with(CustomOperation.class, CalculationRendering::operation)
                .with(Extract.class, CalculationRendering::extract)
                .with(FunctionCall.class, FunctionRendering::call)
                .with(ArrayElement.class, ArrayRendering::element)
                .with(QuantifiedArray.class, ArrayRendering::quantified)
                .with(QuantifiedSubquery.class, CalculationRendering::quantified)
                .with(RowValue.class, ConditionRendering::rowValue)
                .with(ScalarSubquery.class, CalculationRendering::scalar)
                .with(Window.class, FunctionRendering::window)
                .with(JsonValue.class, JsonRendering::value)
                .with(Labeled.class, ExpressionRendering::labeled)
                .with(Star.class, ExpressionRendering::star)
                .with(AdvisoryLock.class, SearchRendering::lock)
                .with(TextRank.class, SearchRendering::rank)
                .with(Text.class, ExpressionRendering::text);
    }

    private static NodeRenderers conditions(NodeRenderers before) {
        return before.with(TextMatch.class, SearchRendering::match)
                .with(ArrayTest.class, ArrayRendering::test)
                .with(Between.class, ConditionRendering::between)
                .with(Comparison.class, ConditionRendering::comparison)
                .with(DistinctTest.class, ConditionRendering::distinctTest)
                .with(Exists.class, ConditionRendering::exists)
                .with(RowIn.class, ConditionRendering::rowIn)
                .with(RowInQuery.class, ConditionRendering::rowInQuery)
                .with(InList.class, ConditionRendering::inList)
                .with(InSelect.class, ConditionRendering::inSelect)
                .with(JsonContains.class, JsonRendering::contains)
                .with(JsonExists.class, JsonRendering::exists)
                .with(Junction.class, ConditionRendering::junction)
                .with(Like.class, ConditionRendering::like)
                .with(Negation.class, ConditionRendering::negation)
                .with(NullTest.class, ConditionRendering::nullTest);
    }

    private static NodeRenderers definitions(NodeRenderers before) {
        return before.with(CreateTable.class, DefinitionRendering::createTable)
                .with(AddColumn.class, DefinitionRendering::addColumn)
                .with(DropColumn.class, DefinitionRendering::dropColumn)
                .with(DropIndex.class, DefinitionRendering::dropIndex)
                .with(AddEnumValue.class, EnumRendering::addValue)
                .with(CreateEnum.class, EnumRendering::create)
                .with(DropEnum.class, EnumRendering::drop)
                .with(AddForeignKey.class, DefinitionRendering::addForeignKey)
                .with(CommentOn.class, DefinitionRendering::commentOn)
                .with(ComputedClause.class, DefinitionRendering::computed)
                .with(CreateSchema.class, DefinitionRendering::createSchema)
                .with(CreateView.class, DefinitionRendering::createView)
                .with(DdlText.class, DefinitionRendering::text)
                .with(DropView.class, DefinitionRendering::dropView)
                .with(DropForeignKey.class, DefinitionRendering::dropForeignKey)
                .with(CreateIndex.class, DefinitionRendering::createIndex)
                .with(DropTable.class, DefinitionRendering::dropTable)
                .with(ColumnDefinition.class, DefinitionRendering::column)
                .with(DefaultClause.class, DefinitionRendering::defaultClause)
                .with(IdentityClause.class, DefinitionRendering::identity)
                .with(CreateSequence.class, SequenceRendering::create)
                .with(DropSequence.class, SequenceRendering::drop)
                .with(SequenceValue.class, SequenceRendering::value);
    }
}
