package mercator.examples.legacy.domain;

/** How much of a product a warehouse has. Keeps the warehouse's code beside the warehouse. */
public class Stock {
    private Warehouse warehouse;
    private String warehouseCode;
    private Product product;
    private int onHand;
    private int minimum;

    private Stock() {}

    public Stock(Warehouse warehouse, Product product, int onHand, int minimum) {
        this.warehouse = warehouse;
        this.warehouseCode = warehouse.getCode();
        this.product = product;
        this.onHand = onHand;
        this.minimum = minimum;
    }

    public Warehouse getWarehouse() {
        return warehouse;
    }

    public String getWarehouseCode() {
        return warehouseCode;
    }

    public Product getProduct() {
        return product;
    }

    public int getOnHand() {
        return onHand;
    }

    public int getMinimum() {
        return minimum;
    }

    public void take(int quantity) {
        onHand -= quantity;
    }
}
