package mercator.examples.legacy.tables;

import io.mercator.api.schema.MetaData;

/** All tables of the old schema. */
public final class Tables {
    public final MetaData metadata = new MetaData();
    public final Countries countries = new Countries(metadata);
    public final Employees employees = new Employees(metadata);
    public final Logins logins = new Logins(metadata);
    public final Customers customers = new Customers(metadata);
    public final Addresses addresses = new Addresses(metadata);
    public final ProductCategories categories = new ProductCategories(metadata);
    public final Products products = new Products(metadata);
    public final Suppliers suppliers = new Suppliers(metadata);
    public final ProductSuppliers offers;
    public final Tags tags = new Tags(metadata);
    public final ProductTags productTags;
    public final Orders orders = new Orders(metadata, addresses);
    public final OrderLines lines;
    public final Warehouses warehouses = new Warehouses(metadata);
    public final Stocks stocks;
    public final Shipments shipments = new Shipments(metadata);
    public final ShipmentLines shipmentLines;
    public final AuditEntries auditEntries = new AuditEntries(metadata);

    /**
     * Describes the tables.
     *
     * @param keyChanges what becomes of the rows that refer to a product when its code changes
     */
    public Tables(KeyChanges keyChanges) {
        offers = new ProductSuppliers(metadata, products, keyChanges);
        productTags = new ProductTags(metadata, products, keyChanges);
        lines = new OrderLines(metadata, products, keyChanges);
        stocks = new Stocks(metadata, products, keyChanges);
        shipmentLines = new ShipmentLines(metadata, lines);
    }
}
