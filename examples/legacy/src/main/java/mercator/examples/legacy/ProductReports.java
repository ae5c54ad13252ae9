package mercator.examples.legacy;

import io.mercator.api.session.Load;
import io.mercator.api.session.LoadRelated;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Row3;
import java.math.BigDecimal;
import java.util.List;
import mercator.examples.legacy.domain.Product;
import mercator.examples.legacy.domain.ProductCategory;
import mercator.examples.legacy.domain.Stock;
import mercator.examples.legacy.domain.Tag;
import mercator.examples.legacy.mapping.ProductMapping;
import mercator.examples.legacy.mapping.ShipmentMapping;
import mercator.examples.legacy.mapping.SupplierMapping;
import mercator.examples.legacy.tables.Tables;

/** What the purchasing department asks of products, suppliers and stocks. */
final class ProductReports {
    private final Tables tables;
    private final ProductMapping products;
    private final SupplierMapping suppliers;
    private final ShipmentMapping shipments;

    ProductReports(LegacyModel model) {
        this.tables = model.tables;
        this.products = model.products;
        this.suppliers = model.suppliers;
        this.shipments = model.shipments;
    }

    /** The products for which a supplier is the one that we like: through the association, by its data. */
    List<Product> preferredFrom(Session session, String supplier) {
        return session.query(Product.class)
                .join(products.offers)
                .join(suppliers.supplier)
                .filter(tables.offers.preferred.eq(true), tables.suppliers.name.eq(supplier))
                .orderBy(tables.products.code)
                .all();
    }

    /** Every offer as a row, the cheapest of each product first. */
    List<Row3<String, String, BigDecimal>> priceList(Session session) {
        return session.query(tables.products.name, tables.suppliers.name, tables.offers.price)
                .from(tables.products)
                .join(products.offers)
                .join(suppliers.supplier)
                .orderBy(tables.products.name, tables.offers.price)
                .all();
    }

    /** The categories at the top with some levels below them, by one statement for each level. */
    List<ProductCategory> categoryTree(Session session, int levels) {
        LoadRelated below = Load.selectin(products.children);
        for (int level = 1; level < levels; level++) {
            below = Load.selectin(products.children).then(below);
        }
        return session.query(ProductCategory.class)
                .filter(products.parent.isNull())
                .options(below)
                .orderBy(tables.categories.name)
                .all();
    }

    /** The products in a category or in one right below it. */
    List<Product> within(Session session, ProductCategory category) {
        return session.query(Product.class)
                .filter(products.category
                        .is(category)
                        .or(products.category.has(
                                c -> c.c(tables.categories.parentId).eq(category.getId()))))
                .orderBy(tables.products.code)
                .all();
    }

    List<Product> tagged(Session session, Tag tag) {
        return session.query(Product.class)
                .filter(products.tags.contains(tag))
                .orderBy(tables.products.code)
                .all();
    }

    /** What is to be ordered, with product and warehouse, by one statement. */
    List<Stock> lowStocks(Session session) {
        return session.query(Stock.class)
                .filter(tables.stocks.onHand.lt(tables.stocks.minimum))
                .options(Load.joined(shipments.product), Load.joined(shipments.warehouse))
                .orderBy(tables.stocks.warehouseCode, tables.stocks.productCode)
                .all();
    }

    /** How many lines order so many of a product; none of them is loaded. */
    long linesOver(Session session, Product product, int quantity) {
        return session.related(product, products.lines)
                .query()
                .filter(tables.lines.quantity.gt(quantity))
                .count();
    }
}
