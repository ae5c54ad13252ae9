package mercator.examples.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.mapping.Mapper;
import io.mercator.api.mapping.Relationship;
import io.mercator.api.mapping.RelationshipJoin;
import io.mercator.api.mapping.RelationshipJoin.Pair;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mercator.examples.legacy.tables.KeyChanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the registry makes of the mappings, without a database. */
class LegacyModelTest {
    private static Stream<Relationship<?, ?>> relationships(LegacyModel model) {
        return model.registry.complete().mappers().stream().flatMap(LegacyModelTest::of);
    }

    private static <E> Stream<Relationship<E, ?>> of(Mapper<E> mapper) {
        return mapper.relationships().stream();
    }

    private static String text(Relationship<?, ?> relationship) {
        RelationshipJoin join = relationship.join();
        return relationship + " " + join.kind() + " " + pairs(join.pairs())
                + (join.remotePairs().isEmpty() ? "" : " " + pairs(join.remotePairs()));
    }

    private static String pairs(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> pair.left().table().name() + "." + pair.left().name() + " = "
                        + pair.right().table().name() + "." + pair.right().name())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    @Test
    void everyRelationshipFindsItsColumns() {
        assertThat(relationships(new LegacyModel(KeyChanges.CASCADED)).map(LegacyModelTest::text))
                .containsExactly("""
                        Employee.manager MANY_TO_ONE (emp_mst.mgr_no = emp_mst.emp_no)
                        Employee.reports ONE_TO_MANY (emp_mst.emp_no = emp_mst.mgr_no)
                        Employee.login ONE_TO_MANY (emp_mst.emp_no = emp_lgn.emp_no)
                        Login.employee MANY_TO_ONE (emp_lgn.emp_no = emp_mst.emp_no)
                        AuditEntry.customer MANY_TO_ONE (aud_log.cust_no = cust_mst.cust_no)
                        Customer.addresses ONE_TO_MANY (cust_mst.cust_no = cust_adr.cust_no)
                        Customer.salesRepresentative MANY_TO_ONE (cust_mst.sls_emp = emp_mst.emp_no)
                        Customer.orders ONE_TO_MANY (cust_mst.cust_no = ord_hdr.cust_no)
                        Customer.auditEntries ONE_TO_MANY (cust_mst.cust_no = aud_log.cust_no)
                        Address.customer MANY_TO_ONE (cust_adr.cust_no = cust_mst.cust_no)
                        Address.country MANY_TO_ONE (cust_adr.ctry = ctry_cd.ctry)
                        ProductCategory.parent MANY_TO_ONE (prd_cat.par_cat = prd_cat.cat_id)
                        ProductCategory.children ONE_TO_MANY (prd_cat.cat_id = prd_cat.par_cat)
                        Product.category MANY_TO_ONE (prd_mst.cat_id = prd_cat.cat_id)
                        Product.suppliers ONE_TO_MANY (prd_mst.prd_cd = prd_sup.prd_cd)
                        Product.stocks ONE_TO_MANY (prd_mst.prd_cd = stk_bal.prd_cd)
                        Product.orderLines ONE_TO_MANY (prd_mst.prd_cd = ord_dtl.prd_cd)
                        Product.tags MANY_TO_MANY (prd_mst.prd_cd = prd_tag.prd_cd) (prd_tag.tag_id = tag_mst.tag_id)
                        Tag.products MANY_TO_MANY (tag_mst.tag_id = prd_tag.tag_id) (prd_tag.prd_cd = prd_mst.prd_cd)
                        Supplier.country MANY_TO_ONE (sup_mst.ctry = ctry_cd.ctry)
                        Supplier.offers ONE_TO_MANY (sup_mst.sup_no = prd_sup.sup_no)
                        ProductSupplier.product MANY_TO_ONE (prd_sup.prd_cd = prd_mst.prd_cd)
                        ProductSupplier.supplier MANY_TO_ONE (prd_sup.sup_no = sup_mst.sup_no)
                        Stock.warehouse MANY_TO_ONE (stk_bal.whs_cd = whs_mst.whs_cd)
                        Stock.product MANY_TO_ONE (stk_bal.prd_cd = prd_mst.prd_cd)
                        Shipment.warehouse MANY_TO_ONE (shp_hdr.whs_cd = whs_mst.whs_cd)
                        Shipment.lines ONE_TO_MANY (shp_hdr.shp_id = shp_dtl.shp_id)
                        ShipmentLine.shipment MANY_TO_ONE (shp_dtl.shp_id = shp_hdr.shp_id)
                        ShipmentLine.orderLine MANY_TO_ONE (shp_dtl.ord_no = ord_dtl.ord_no, shp_dtl.lin_no = ord_dtl.lin_no)
                        Order.customer MANY_TO_ONE (ord_hdr.cust_no = cust_mst.cust_no)
                        Order.billTo MANY_TO_ONE (ord_hdr.bil_cust = cust_adr.cust_no, ord_hdr.bil_seq = cust_adr.adr_seq)
                        Order.shipTo MANY_TO_ONE (ord_hdr.shp_cust = cust_adr.cust_no, ord_hdr.shp_seq = cust_adr.adr_seq)
                        Order.lines ONE_TO_MANY (ord_hdr.ord_no = ord_dtl.ord_no)
                        OrderLine.order MANY_TO_ONE (ord_dtl.ord_no = ord_hdr.ord_no)
                        OrderLine.product MANY_TO_ONE (ord_dtl.prd_cd = prd_mst.prd_cd)
                        OrderLine.shipmentLines ONE_TO_MANY (ord_dtl.ord_no = shp_dtl.ord_no, ord_dtl.lin_no = shp_dtl.lin_no)""".split("\n"));
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheCodesOfProductsAreChangedByTheDatabase(KeyChanges keyChanges) {
        LegacyModel model = new LegacyModel(keyChanges);

        assertThat(relationships(model).filter(Relationship::hasPassiveUpdates).map(Relationship::toString))
                .containsExactlyElementsOf(
                        keyChanges == KeyChanges.DEFERRED
                                ? List.of()
                                : List.of(
                                        "Product.suppliers",
                                        "Product.stocks",
                                        "Product.orderLines",
                                        "Product.tags",
                                        "ProductSupplier.product",
                                        "Stock.product",
                                        "OrderLine.product"));
    }
}
