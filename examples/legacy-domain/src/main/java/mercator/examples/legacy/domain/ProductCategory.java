package mercator.examples.legacy.domain;

import java.util.ArrayList;
import java.util.List;

/** A category of products, within another one or at the top. */
public class ProductCategory {
    private int id;
    private String name;
    private ProductCategory parent;
    private List<ProductCategory> children = new ArrayList<>();

    public ProductCategory() {}

    public ProductCategory(int id, String name, ProductCategory parent) {
        this.id = id;
        this.name = name;
        this.parent = parent;
    }

    public int getId() {
        return id;
    }

    public void setId(int id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public ProductCategory getParent() {
        return parent;
    }

    public void setParent(ProductCategory parent) {
        this.parent = parent;
    }

    public List<ProductCategory> getChildren() {
        return children;
    }

    public void setChildren(List<ProductCategory> children) {
        this.children = children;
    }

    @Override
    public String toString() {
        return name;
    }
}
