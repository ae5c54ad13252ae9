package mercator.examples.legacy.tables;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static mercator.examples.legacy.tables.LegacyTypes.PRODUCT_CODE;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** PRD_TAG: which words are on which products, and no class for it. */
public final class ProductTags extends Table {
    /** The product's code. */
    public final Column<String> productCode = column("prd_cd", PRODUCT_CODE, primaryKey());

    /** The word's number. */
    public final Column<Integer> tagId = column("tag_id", INTEGER, primaryKey(), references("tag_mst.tag_id"));

    ProductTags(MetaData metadata, Products products, KeyChanges keyChanges) {
        super(metadata, "prd_tag");
        keyChanges.follow(foreignKey(productCode)).references(products.code);
    }
}
