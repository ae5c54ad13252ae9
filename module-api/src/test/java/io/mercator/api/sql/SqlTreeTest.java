package io.mercator.api.sql;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.and;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.not;
import static io.mercator.api.sql.Sql.or;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.CompileException;
import io.mercator.api.error.SchemaException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTreeTest {
    private final MetaData metadata = new MetaData();
    private final Table users =
            Table.of(metadata, "users", column("id", INTEGER, primaryKey()), column("name", STRING));
    private final Table others = Table.of(metadata, "others", column("id", INTEGER, primaryKey()));
    private final Column<Integer> id = users.get("id", INTEGER);
    private final Column<String> name = users.get("name", STRING);

    @Test
    void equalShapesHaveEqualHashesWhateverTheValues() {
        Select<?> one = select(id, name).where(name.eq("a"), id.in(1, 2)).limit(3);
        Select<?> same = select(id, name).where(name.eq("b"), id.in(8, 9)).limit(4);
        Select<?> other = select(id, name).where(name.eq("b"), id.in(8, 9, 10)).limit(4);

        assertThat(one.shapeHash()).isEqualTo(same.shapeHash());
        assertThat(one.shapeHash()).isNotEqualTo(other.shapeHash());
        assertThat(one.bindCount()).isEqualTo(4);
    }

    @Test
    void aNullVariableComparesAsIsNull() {
        String nothing = null;

        assertThat(name.eq(nothing))
                .isInstanceOfSatisfying(
                        NullTest.class, test -> assertThat(test.isNegated()).isFalse());
        assertThat(name.ne(nothing))
                .isInstanceOfSatisfying(
                        NullTest.class, test -> assertThat(test.isNegated()).isTrue());
        assertThatThrownBy(() -> name.lt(nothing))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("'name'")
                .hasMessageContaining("isNull()");
        assertThatThrownBy(() -> name.in("a", null)).isInstanceOf(CompileException.class);
    }

    @Test
    void junctionsOfOneOperatorLieOnOneLevel() {
        Condition many = id.eq(0);
        for (int number = 1; number < 10_000; number++) {
            many = many.or(id.eq(number));
        }

        assertThat(many)
                .isInstanceOfSatisfying(
                        Junction.class,
                        junction -> assertThat(junction.members()).hasSize(10_000));
        assertThat(many.depth()).isEqualTo(2);
        assertThat(and(id.eq(1))).isInstanceOf(Comparison.class);
    }

    @Test
    void nestingBeyondTheLimitIsTold() {
        Condition deep = id.eq(1);
        for (int level = 0; level < 500; level++) {
            deep = or(id.eq(2), and(id.eq(3), deep));
        }
        Condition deepest = deep;
        assertThat(deepest.depth()).isEqualTo(1_001);

        assertThatThrownBy(() -> {
                    Condition tooDeep = deepest;
                    for (int level = 0; level < 50; level++) {
                        tooDeep = or(id.eq(2), and(id.eq(3), tooDeep));
                    }
                })
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("1024 levels");
    }

    @Test
    void notSaysTheOppositeOperator() {
        assertThat(not(id.eq(1)))
                .isInstanceOfSatisfying(
                        Comparison.class,
                        comparison -> assertThat(comparison.operator()).isEqualTo(ComparisonOperator.NE));
        assertThat(not(id.in(1)))
                .isInstanceOfSatisfying(
                        InList.class, in -> assertThat(in.isNegated()).isTrue());
        Condition both = and(id.eq(1), name.eq("a"));
        assertThat(both.not()).isInstanceOf(Negation.class);
        assertThat(both.not().not()).isSameAs(both);
    }

    @Test
    void likeIsForStrings() {
        assertThatThrownBy(() -> id.like("1%"))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("'id'")
                .hasMessageContaining("INTEGER");
    }

    @Test
    void fromIsInferredFromColumnsAndConditions() {
        assertThat(select(id).froms()).containsExactly(users);
        assertThat(select(id).where(others.get("id", INTEGER).eq(id)).froms()).containsExactly(users, others);
        Alias<Table> u = Alias.of(users, "u");
        assertThat(select(u.c(name)).froms()).containsExactly(u);
        assertThatThrownBy(() -> u.c(others.get("id", INTEGER)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("'others'")
                .hasMessageContaining("'users'");
    }

    @Test
    void labelsAreUnique() {
        Select<?> plain = select(id, others.get("id", INTEGER), Sql.count(), name.as("called"));

        assertThat(plain.labels()).containsExactly("id", "id_2", "count_1", "called");
        assertThat(plain.labels(LabelStyle.TABLE_COLUMN).labels())
                .containsExactly("users_id", "others_id", "count_1", "called");
    }

    @Test
    void insertAndUpdateTakeColumnsOfTheirTableOnce() {
        assertThatThrownBy(() -> insert(users).set(others.get("id", INTEGER), 1))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("belongs to 'others', not to 'users'");
        assertThatThrownBy(() -> insert(users).set(id, 1).set(id, 2)).hasMessageContaining("set twice");
        assertThatThrownBy(() -> update(users).set(others.get("id", INTEGER), 1))
                .isInstanceOf(SchemaException.class);
    }

    @Test
    void textFindsItsParametersOutsideOfQuotesAndComments() {
        Text found = text("SELECT ':no', \"a:b\", x::int /* :no */ FROM t -- :no\nWHERE a = :a AND b = \\:b AND c=:a")
                .bind("a", 1);

        assertThat(found.binds())
                .hasSize(2)
                .extracting(bind -> (Object) bind.value())
                .containsExactly(1, 1);
        assertThat(String.join("?", found.fragments()))
                .isEqualTo("SELECT ':no', \"a:b\", x::int /* :no */ FROM t -- :no\nWHERE a = ? AND b = :b AND c=?");
    }

    @Test
    void textTellsOfParametersWithoutValueAndOfUnknownOnes() {
        assertThatThrownBy(() -> text("id = :id").binds())
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("':id'")
                .hasMessageContaining("bind(\"id\", value)");
        assertThatThrownBy(() -> text("id = :ident").bind("idnt", 1)).hasMessageContaining("Did you mean 'ident'?");
    }

    @Test
    void rowsGiveValuesByColumnNameAndPosition() {
        List<Expression<?>> columns = new ArrayList<>(List.of(id, name.as("called")));
        Row row = RowHeader.of(columns).row(new Object[] {1, "it's"});

        assertThat(row).hasToString("(1, 'it''s')");
        assertThat(row.get(id)).isEqualTo(1);
        assertThat(row.get("called")).isEqualTo("it's");
        assertThat(row.get(1)).isEqualTo("it's");
        assertThat(row.keys()).containsExactly("id", "called");
        assertThatThrownBy(() -> row.get("name"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("called");
        assertThatThrownBy(() -> row.get(others.get("id", INTEGER))).hasMessageContaining("'others.id'");
    }
}
