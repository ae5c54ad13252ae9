package mercator.examples.legacy.domain;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A product by the code that stands on its box, which is changed when the marketing people feel like it. */
public class Product {
    private String code;
    private String name;
    private BigDecimal listPrice;
    private boolean discontinued;
    private Integer changes;
    private ProductCategory category;
    private Set<ProductSupplier> suppliers = new HashSet<>();
    private Set<Tag> tags = new HashSet<>();
    private Map<String, Stock> stocks = new HashMap<>();

    public Product() {}

    public Product(String code, String name, BigDecimal listPrice, ProductCategory category) {
        this.code = code;
        this.name = name;
        this.listPrice = listPrice;
        this.category = category;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public BigDecimal getListPrice() {
        return listPrice;
    }

    public void setListPrice(BigDecimal listPrice) {
        this.listPrice = listPrice;
    }

    public boolean isDiscontinued() {
        return discontinued;
    }

    public void setDiscontinued(boolean discontinued) {
        this.discontinued = discontinued;
    }

    public Integer getChanges() {
        return changes;
    }

    public void setChanges(Integer changes) {
        this.changes = changes;
    }

    public ProductCategory getCategory() {
        return category;
    }

    public void setCategory(ProductCategory category) {
        this.category = category;
    }

    public Set<ProductSupplier> getSuppliers() {
        return suppliers;
    }

    public void setSuppliers(Set<ProductSupplier> suppliers) {
        this.suppliers = suppliers;
    }

    public Set<Tag> getTags() {
        return tags;
    }

    public void setTags(Set<Tag> tags) {
        this.tags = tags;
    }

    public Map<String, Stock> getStocks() {
        return stocks;
    }

    public void setStocks(Map<String, Stock> stocks) {
        this.stocks = stocks;
    }

    /** By the code, which changes: a product that is renamed is lost in every set that holds it. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Product && code != null && code.equals(((Product) other).code);
    }

    @Override
    public int hashCode() {
        return code == null ? 0 : code.hashCode();
    }

    @Override
    public String toString() {
        return code + " " + name;
    }
}
