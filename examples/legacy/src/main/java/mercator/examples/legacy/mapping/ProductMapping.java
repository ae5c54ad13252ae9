package mercator.examples.legacy.mapping;

import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import java.lang.invoke.MethodHandles;
import mercator.examples.legacy.domain.DomainAccess;
import mercator.examples.legacy.domain.OrderLine;
import mercator.examples.legacy.domain.Product;
import mercator.examples.legacy.domain.ProductCategory;
import mercator.examples.legacy.domain.ProductSupplier;
import mercator.examples.legacy.domain.Stock;
import mercator.examples.legacy.domain.Tag;
import mercator.examples.legacy.tables.Products;
import mercator.examples.legacy.tables.Tables;

/** Products by their changing code, their categories and tags. */
public final class ProductMapping {
    private static final MethodHandles.Lookup LOOKUP = DomainAccess.lookup();

    /** The category that a category is in. */
    public final ToOne<ProductCategory, ProductCategory> parent = ToOne.of(
                    ProductCategory.class,
                    "parent",
                    ProductCategory.class,
                    ProductCategory::getParent,
                    ProductCategory::setParent)
            .load(Loading.RAISE);

    /** The categories in a category. */
    public final ToMany<ProductCategory, ProductCategory> children = ToMany.list(
                    ProductCategory.class,
                    "children",
                    ProductCategory.class,
                    ProductCategory::getChildren,
                    ProductCategory::setChildren)
            .backPopulates(parent);

    /** The category of a product. */
    public final ToOne<Product, ProductCategory> category = ToOne.of(
                    Product.class, "category", ProductCategory.class, Product::getCategory, Product::setCategory)
            .load(Loading.RAISE);

    /** Which suppliers have a product, each with price and lead time. */
    public final ToMany<Product, ProductSupplier> offers = ToMany.set(
                    Product.class, "suppliers", ProductSupplier.class, Product::getSuppliers, Product::setSuppliers)
            .cascade(Cascade.allAndDeleteOrphan());

    /** Where a product is in stock, by the warehouse's code. */
    public final ToMany<Product, Stock> stocks = ToMany.map(
                    Product.class,
                    "stocks",
                    Stock.class,
                    Stock::getWarehouseCode,
                    Product::getStocks,
                    Product::setStocks)
            .cascade(Cascade.allAndDeleteOrphan());

    /** The lines that order a product: too many to hold, and the class has no property for them. */
    public final ToMany<Product, OrderLine> lines = ToMany.dynamic(Product.class, "orderLines", OrderLine.class);

    /** The words on a product. */
    public final ToMany<Product, Tag> tags =
            ToMany.set(Product.class, "tags", Tag.class, Product::getTags, Product::setTags);

    /** The products that have a word on them. */
    public final ToMany<Tag, Product> tagged =
            ToMany.set(Tag.class, "products", Product.class, LOOKUP).backPopulates(tags);

    private final Tables tables;

    /**
     * Describes the relationships.
     *
     * @param tables the tables
     */
    public ProductMapping(Tables tables) {
        this.tables = tables;
        children.orderBy(tables.categories.name);
        tags.secondary(tables.productTags);
        tagged.secondary(tables.productTags);
    }

    /**
     * Maps the classes.
     *
     * @param registry gets the mappings
     */
    public void map(Registry registry) {
        registry.map(ProductCategory.class, tables.categories)
                .construct(ProductCategory::new)
                .intProperty("id", tables.categories.id, ProductCategory::getId, ProductCategory::setId)
                .property("name", tables.categories.name, ProductCategory::getName, ProductCategory::setName)
                .relationships(parent, children);
        Products products = tables.products;
        registry.map(Product.class, products)
                .construct(Product::new)
                .property("code", products.code, Product::getCode, Product::setCode)
                .property("name", products.name, Product::getName, Product::setName)
                .property("listPrice", products.listPrice, Product::getListPrice, Product::setListPrice)
                .booleanProperty(
                        "discontinued", products.discontinued, Product::isDiscontinued, Product::setDiscontinued)
                .property("changes", products.changes, Product::getChanges, Product::setChanges)
                .relationships(category, offers, stocks, lines, tags);
        registry.map(Tag.class, tables.tags)
                .field("id", tables.tags.id, LOOKUP)
                .field("name", tables.tags.name, LOOKUP)
                .fields(LOOKUP)
                .relationships(tagged);
    }
}
