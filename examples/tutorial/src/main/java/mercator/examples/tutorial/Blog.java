package mercator.examples.tutorial;

import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import mercator.examples.domain.BlogPost;
import mercator.examples.domain.Keyword;
import mercator.examples.domain.User;

/** Posts with their author and their keywords, beside what an address book has. */
public final class Blog {
    /** The table of posts. */
    public final Posts posts;

    /** The table of keywords. */
    public final Keywords keywords;

    /** The user who wrote a post. */
    public final ToOne<BlogPost, User> author =
            ToOne.of(BlogPost.class, "author", User.class, BlogPost::getAuthor, BlogPost::setAuthor);

    /** The posts of a user, which are many: a query, and no list. */
    public final ToMany<User, BlogPost> userPosts =
            ToMany.dynamic(User.class, "posts", BlogPost.class).backPopulates(author);

    /** The keywords of a post. */
    public final ToMany<BlogPost, Keyword> postKeywords =
            ToMany.list(BlogPost.class, "keywords", Keyword.class, BlogPost::getKeywords, BlogPost::setKeywords);

    /** The posts of a keyword. */
    public final ToMany<Keyword, BlogPost> keywordPosts =
            ToMany.list(Keyword.class, "posts", BlogPost.class, Keyword::getPosts, Keyword::setPosts);

    private final AddressBook book;

    /**
     * Relates the tables.
     *
     * @param posts the table of posts
     * @param keywords the table of keywords
     * @param between the table between them
     * @param book the address book
     */
    public Blog(Posts posts, Keywords keywords, PostKeywords between, AddressBook book) {
        this.posts = posts;
        this.keywords = keywords;
        this.book = book;
        postKeywords.secondary(between).backPopulates(keywordPosts);
        keywordPosts.secondary(between);
    }

    /**
     * Maps posts and keywords, and the address book.
     *
     * @param registry gets the mappings
     */
    public void map(Registry registry) {
        registry.map(BlogPost.class, posts)
                .construct(BlogPost::new)
                .property(posts.id, BlogPost::getId, BlogPost::setId)
                .property(posts.headline, BlogPost::getHeadline, BlogPost::setHeadline)
                .property(posts.body, BlogPost::getBody, BlogPost::setBody)
                .relationships(author, postKeywords);
        registry.map(Keyword.class, keywords)
                .construct(Keyword::new)
                .property(keywords.id, Keyword::getId, Keyword::setId)
                .property(keywords.keyword, Keyword::getKeyword, Keyword::setKeyword)
                .relationships(keywordPosts);
        book.map(registry).relationships(userPosts);
    }
}
