package mercator.examples.legacy.mapping;

import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import java.lang.invoke.MethodHandles;
import mercator.examples.legacy.domain.Country;
import mercator.examples.legacy.domain.DomainAccess;
import mercator.examples.legacy.domain.Product;
import mercator.examples.legacy.domain.ProductSupplier;
import mercator.examples.legacy.domain.Supplier;
import mercator.examples.legacy.tables.Tables;

/** Suppliers, and what they have: an association with data of its own. */
public final class SupplierMapping {
    private static final MethodHandles.Lookup LOOKUP = DomainAccess.lookup();

    /** The country of a supplier. */
    public final ToOne<Supplier, Country> country = ToOne.of(
                    Supplier.class, "country", Country.class, Supplier::getCountry, Supplier::setCountry)
            .load(Loading.RAISE);

    /** What a supplier has. */
    public final ToMany<Supplier, ProductSupplier> offers =
            ToMany.list(Supplier.class, "offers", ProductSupplier.class, Supplier::getOffers, Supplier::setOffers);

    /** The product of an offer. */
    public final ToOne<ProductSupplier, Product> product =
            ToOne.field(ProductSupplier.class, "product", Product.class, LOOKUP).load(Loading.RAISE);

    /** The supplier of an offer. */
    public final ToOne<ProductSupplier, Supplier> supplier = ToOne.field(
                    ProductSupplier.class, "supplier", Supplier.class, LOOKUP)
            .load(Loading.RAISE)
            .backPopulates(offers);

    private final Tables tables;

    /**
     * Describes the relationships.
     *
     * @param tables the tables
     * @param products the relationships of products
     */
    public SupplierMapping(Tables tables, ProductMapping products) {
        this.tables = tables;
        product.backPopulates(products.offers);
        offers.orderBy(tables.offers.productCode);
    }

    /**
     * Maps the classes.
     *
     * @param registry gets the mappings
     */
    public void map(Registry registry) {
        registry.map(Supplier.class, tables.suppliers)
                .construct(Supplier::new)
                .intProperty("number", tables.suppliers.number, Supplier::getNumber, Supplier::setNumber)
                .property("name", tables.suppliers.name, Supplier::getName, Supplier::setName)
                .relationships(country, offers);
        registry.map(ProductSupplier.class, tables.offers)
                .field("price", tables.offers.price, LOOKUP)
                .field("leadDays", tables.offers.leadDays, LOOKUP)
                .field("preferred", tables.offers.preferred, LOOKUP)
                .fields(LOOKUP)
                .relationships(product, supplier);
    }
}
