package mercator.examples.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mercator.api.session.Load;
import io.mercator.api.session.QueryBudget;
import io.mercator.api.session.Session;
import java.util.List;
import mercator.examples.legacy.domain.Product;
import mercator.examples.legacy.domain.ProductCategory;
import mercator.examples.legacy.domain.ProductSupplier;
import mercator.examples.legacy.domain.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What the purchasing department sees, and by how many statements. */
@ParameterizedClass
@ValueSource(strings = {"sqlite", "derby"})
class ProductReportsTest {
    @Parameter
    private String database;

    private Company company;
    private ProductReports reports;
    private Session session;

    @BeforeEach
    void open() {
        company = Company.open(database);
        reports = new ProductReports(company.model);
        session = company.sessions.open();
    }

    @AfterEach
    void close() {
        session.close();
        company.close();
    }

    private static List<String> texts(List<?> objects) {
        return objects.stream().map(String::valueOf).toList();
    }

    @Test
    void productsAreFoundByTheDataOfTheAssociation() {
        assertThat(texts(reports.preferredFrom(session, "Nordtool")))
                .containsExactly("DRL-0003 Drill", "GLUE Glue", "HAM-0001 Hammer", "SAW-0002 Saw");
        assertThat(texts(reports.preferredFrom(session, "Paintco"))).containsExactly("PNT-0004 White paint");
    }

    @Test
    void thePriceListIsRowsOfThreeTables() {
        assertThat(texts(reports.priceList(session)))
                .containsExactly(
                        "('Drill', 'Nordtool', 99.00)",
                        "('Glue', 'Paintco', 1.10)",
                        "('Glue', 'Nordtool', 1.20)",
                        "('Hammer', 'Nordtool', 7.10)",
                        "('Hammer', 'Paintco', 7.90)",
                        "('Saw', 'Nordtool', 14.00)",
                        "('White paint', 'Paintco', 11.00)");
    }

    @Test
    void offersComeWithTheirSuppliersByThreeStatements() {
        try (QueryBudget budget = session.budget(3)) {
            Product hammer = session.query(Product.class)
                    .filterBy("code", "HAM-0001")
                    .options(Load.selectin(company.model.products.offers)
                            .then(Load.selectin(company.model.suppliers.supplier)))
                    .one();

            assertThat(hammer.getSuppliers())
                    .extracting(
                            offer -> offer.getSupplier().getName(),
                            ProductSupplier::getLeadDays,
                            ProductSupplier::isPreferred)
                    .containsExactlyInAnyOrder(tuple("Nordtool", 5, true), tuple("Paintco", null, false));
            assertThat(budget.used()).isEqualTo(3);
        }
    }

    @Test
    void theTreeOfCategoriesIsAStatementForEachLevel() {
        try (QueryBudget budget = session.budget(4)) {
            List<ProductCategory> roots = reports.categoryTree(session, 3);

            assertThat(texts(roots)).containsExactly("Goods");
            List<ProductCategory> below = roots.get(0).getChildren();
            assertThat(texts(below)).containsExactly("Paints", "Tools");
            assertThat(texts(below.get(1).getChildren())).containsExactly("Hand tools", "Power tools");
            assertThat(below.get(1).getChildren().get(0).getChildren()).isEmpty();
            assertThat(below.get(1).getParent()).isSameAs(roots.get(0));
            assertThat(budget.used()).isEqualTo(4);
        }
    }

    @Test
    void productsAreFoundInACategoryAndRightBelowIt() {
        ProductCategory tools = session.get(ProductCategory.class, 10);

        assertThat(texts(reports.within(session, tools)))
                .containsExactly("DRL-0003 Drill", "HAM-0001 Hammer", "SAW-0002 Saw");
    }

    @Test
    void productsAreFoundByATagFromBothSides() {
        Tag heavy = session.query(Tag.class).filterBy("name", "heavy").one();

        assertThat(texts(reports.tagged(session, heavy))).containsExactly("DRL-0003 Drill", "PNT-0004 White paint");
        assertThat(heavy.getProducts()).extracting(Product::getCode).containsExactlyInAnyOrder("DRL-0003", "PNT-0004");
    }

    @Test
    void stocksBelowTheirMinimumComeWithProductAndWarehouseByOneStatement() {
        try (QueryBudget budget = session.budget(1)) {
            assertThat(reports.lowStocks(session))
                    .extracting(
                            stock -> stock.getWarehouse().getCity(),
                            stock -> stock.getProduct().getName(),
                            stock -> stock.getMinimum() - stock.getOnHand())
                    .containsExactly(
                            tuple("Hamburg", "White paint", 6),
                            tuple("Hamburg", "Saw", 2),
                            tuple("Rotterdam", "Hammer", 8));
            assertThat(budget.used()).isEqualTo(1);
        }
    }

    @Test
    void stocksAreAMapByWarehouse() {
        Product hammer = session.get(Product.class, "HAM-0001");

        assertThat(hammer.getStocks().keySet()).containsExactlyInAnyOrder("HAM", "ROT");
        assertThat(hammer.getStocks().get("ROT").getOnHand()).isEqualTo(2);
    }

    @Test
    void theLinesOfAProductAreCountedWithoutLoadingThem() {
        Product hammer = session.get(Product.class, "HAM-0001");

        try (QueryBudget budget = session.budget(1)) {
            assertThat(reports.linesOver(session, hammer, 3)).isEqualTo(2);
            assertThat(budget.used()).isEqualTo(1);
        }
    }
}
