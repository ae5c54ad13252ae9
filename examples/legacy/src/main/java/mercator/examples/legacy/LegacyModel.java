package mercator.examples.legacy;

import io.mercator.api.mapping.Registry;
import mercator.examples.legacy.mapping.AuditMapping;
import mercator.examples.legacy.mapping.CustomerMapping;
import mercator.examples.legacy.mapping.EmployeeMapping;
import mercator.examples.legacy.mapping.OrderMapping;
import mercator.examples.legacy.mapping.ProductMapping;
import mercator.examples.legacy.mapping.ShipmentMapping;
import mercator.examples.legacy.mapping.SupplierMapping;
import mercator.examples.legacy.tables.KeyChanges;
import mercator.examples.legacy.tables.Tables;

/** The tables, the relationships by area, and the registry that holds the mappings. */
public final class LegacyModel {
    public final Tables tables;
    public final EmployeeMapping employees;
    public final AuditMapping audit;
    public final CustomerMapping customers;
    public final ProductMapping products;
    public final SupplierMapping suppliers;
    public final ShipmentMapping shipments;
    public final OrderMapping orders;
    public final Registry registry = new Registry();

    /**
     * Describes and maps everything.
     *
     * @param keyChanges what becomes of the rows that refer to a product when its code changes
     */
    public LegacyModel(KeyChanges keyChanges) {
        tables = new Tables(keyChanges);
        employees = new EmployeeMapping(tables);
        audit = new AuditMapping(tables);
        customers = new CustomerMapping(tables, audit);
        products = new ProductMapping(tables);
        suppliers = new SupplierMapping(tables, products);
        shipments = new ShipmentMapping(tables, products);
        orders = new OrderMapping(tables, customers, products, shipments);
        employees.map(registry);
        audit.map(registry);
        customers.map(registry);
        products.map(registry);
        suppliers.map(registry);
        shipments.map(registry);
        orders.map(registry);
    }
}
