package mercator.examples.tutorial;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** The table between posts and keywords, which no class is mapped to. */
public final class PostKeywords extends Table {
    /** The number of the post. */
    public final Column<Integer> postId;

    /** The number of the keyword. */
    public final Column<Integer> keywordId;

    /**
     * Describes the table.
     *
     * @param metadata where the table belongs
     * @param posts the table of posts
     * @param keywords the table of keywords
     */
    public PostKeywords(MetaData metadata, Posts posts, Keywords keywords) {
        super(metadata, "post_keywords");
        postId = column("post_id", INTEGER, primaryKey(), references(posts.id));
        keywordId = column("keyword_id", INTEGER, primaryKey(), references(keywords.id));
    }
}
