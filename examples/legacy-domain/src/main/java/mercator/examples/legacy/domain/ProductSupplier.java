package mercator.examples.legacy.domain;

import java.math.BigDecimal;

/** That a supplier has a product: at which price, how soon, and whether it is the one that we like. */
public class ProductSupplier {
    private Product product;
    private Supplier supplier;
    private BigDecimal price;
    private Integer leadDays;
    private boolean preferred;

    private ProductSupplier() {}

    public ProductSupplier(Product product, Supplier supplier, BigDecimal price, Integer leadDays, boolean preferred) {
        this.product = product;
        this.supplier = supplier;
        this.price = price;
        this.leadDays = leadDays;
        this.preferred = preferred;
    }

    public Product getProduct() {
        return product;
    }

    public Supplier getSupplier() {
        return supplier;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public Integer getLeadDays() {
        return leadDays;
    }

    public boolean isPreferred() {
        return preferred;
    }

    public void prefer(boolean on) {
        preferred = on;
    }
}
