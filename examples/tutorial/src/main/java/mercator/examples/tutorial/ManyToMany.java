package mercator.examples.tutorial;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.Session;
import mercator.examples.domain.BlogPost;
import mercator.examples.domain.Keyword;
import mercator.examples.domain.User;

/** Building a many-to-many relationship, and one that is a query. */
final class ManyToMany {
    private final Transcript transcript;
    private final Engine engine;
    private final MetaData metadata;

    ManyToMany(Transcript transcript, Engine engine, MetaData metadata) {
        this.transcript = transcript;
        this.engine = engine;
        this.metadata = metadata;
    }

    /** Describes posts and keywords, and how they and users belong together. */
    Blog build(AddressBook book) {
        Users users = book.users();
        transcript.title("Building a Many To Many Relationship");
        transcript.type("""
                Posts posts = new Posts(metadata, users);
                Keywords keywords = new Keywords(metadata);
                PostKeywords between = new PostKeywords(metadata, posts, keywords);""");
        Posts posts = new Posts(metadata, users);
        Keywords keywords = new Keywords(metadata);
        PostKeywords between = new PostKeywords(metadata, posts, keywords);
        typeRelationships();
        Blog blog = new Blog(posts, keywords, between, book);
        transcript.type("metadata.createAll(engine);");
        metadata.createAll(engine);
        return blog;
    }

    private void typeRelationships() {
        transcript.type("""
                ToMany<BlogPost, Keyword> postKeywords = ToMany.list(
                        BlogPost.class, "keywords", Keyword.class, BlogPost::getKeywords, BlogPost::setKeywords);""");
        transcript.type("""
                ToMany<Keyword, BlogPost> keywordPosts =
                        ToMany.list(Keyword.class, "posts", BlogPost.class, Keyword::getPosts, Keyword::setPosts);""");
        transcript.type("""
                postKeywords.secondary(between).backPopulates(keywordPosts);
                keywordPosts.secondary(between);""");
        transcript.type("""
                ToOne<BlogPost, User> author =
                        ToOne.of(BlogPost.class, "author", User.class, BlogPost::getAuthor, BlogPost::setAuthor);""");
        transcript.remark("a user may have very many posts: they are a query, and no list");
        transcript.type("""
                ToMany<User, BlogPost> userPosts =
                        ToMany.dynamic(User.class, "posts", BlogPost.class).backPopulates(author);""");
    }

    /** Maps posts and keywords, with what was mapped before. */
    Registry map(Blog blog) {
        transcript.type("Registry registry = new Registry();");
        Registry registry = new Registry();
        transcript.type("""
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
                        .relationships(keywordPosts);""");
        transcript.type("book.map(registry).relationships(userPosts);  // Address and User, as before");
        blog.map(registry);
        return registry;
    }

    /** Writes a post with keywords, and finds it by them. */
    void work(Session session, Blog blog) {
        transcript.type("User wendy = session.query(User.class).filterBy(\"name\", \"wendy\").one();");
        User wendy = session.query(User.class).filterBy("name", "wendy").one();
        transcript.type("""
                BlogPost post = new BlogPost("Wendy's Blog Post", "This is a test", wendy);
                session.add(post);""");
        BlogPost post = new BlogPost("Wendy's Blog Post", "This is a test", wendy);
        session.add(post);
        transcript.type("""
                post.getKeywords().add(new Keyword("wendy"));
                post.getKeywords().add(new Keyword("firstpost"));""");
        post.getKeywords().add(new Keyword("wendy"));
        post.getKeywords().add(new Keyword("firstpost"));
        find(session, wendy, blog);
        transcript.type("session.commit();");
        session.commit();
    }

    private void find(Session session, User wendy, Blog blog) {
        ToMany<BlogPost, Keyword> postKeywords = blog.postKeywords;
        ToOne<BlogPost, User> author = blog.author;
        ToMany<User, BlogPost> userPosts = blog.userPosts;
        Keywords keywords = blog.keywords;
        transcript.type("""
                session.query(BlogPost.class)
                        .filter(postKeywords.any(keywords.keyword.eq("firstpost")))
                        .all()""");
        transcript.show(session.query(BlogPost.class)
                .filter(postKeywords.any(keywords.keyword.eq("firstpost")))
                .all());
        transcript.type("""
                session.query(BlogPost.class)
                        .filter(author.is(wendy))
                        .filter(postKeywords.any(keywords.keyword.eq("firstpost")))
                        .all()""");
        transcript.show(session.query(BlogPost.class)
                .filter(author.is(wendy))
                .filter(postKeywords.any(keywords.keyword.eq("firstpost")))
                .all());
        transcript.type("""
                session.related(wendy, userPosts)
                        .query()
                        .filter(postKeywords.any(keywords.keyword.eq("firstpost")))
                        .all()""");
        transcript.show(session.related(wendy, userPosts)
                .query()
                .filter(postKeywords.any(keywords.keyword.eq("firstpost")))
                .all());
    }
}
