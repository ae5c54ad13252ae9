package io.mercator.it;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static io.mercator.api.type.Types.TEXT;

import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.MapperBuilder;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.type.StringType;
import mercator.examples.domain.Address;
import mercator.examples.domain.BlogPost;
import mercator.examples.domain.Keyword;
import mercator.examples.domain.User;

/** The tables and relationships of the reference tutorial's continuation. */
final class TutorialModel {
    final MetaData metadata = new MetaData();
    final Table users;
    final Column<Integer> userId;
    final Column<String> userName;
    final Table addresses;
    final Column<Integer> addressId;
    final Column<String> emailAddress;
    final Column<Integer> addressUser;
    final Table posts;
    final Table keywords;
    final Column<String> keyword;
    final Table postKeywords;
    final ToMany<User, Address> userAddresses =
            ToMany.list(User.class, "addresses", Address.class, User::getAddresses, User::setAddresses);
    final ToOne<Address, User> addressUserRef =
            ToOne.of(Address.class, "user", User.class, Address::getUser, Address::setUser);
    final ToOne<BlogPost, User> author =
            ToOne.of(BlogPost.class, "author", User.class, BlogPost::getAuthor, BlogPost::setAuthor);
    final ToMany<User, BlogPost> userPosts = ToMany.dynamic(User.class, "posts", BlogPost.class);
    final ToMany<BlogPost, Keyword> postKeywordList =
            ToMany.list(BlogPost.class, "keywords", Keyword.class, BlogPost::getKeywords, BlogPost::setKeywords);
    final ToMany<Keyword, BlogPost> keywordPosts =
            ToMany.list(Keyword.class, "posts", BlogPost.class, Keyword::getPosts, Keyword::setPosts);

    /** Describes the tables; those of the blog belong to the metadata only when the tutorial has come to them. */
    TutorialModel(StringType string, boolean withBlog) {
        MetaData blog = withBlog ? metadata : new MetaData();
        users = Table.of(
                metadata,
                "users",
                column("id", INTEGER, primaryKey()),
                column("name", string),
                column("fullname", string),
                column("nickname", string));
        userId = users.get("id", INTEGER);
        userName = users.get("name", STRING);
        addresses = Table.of(
                metadata,
                "addresses",
                column("id", INTEGER, primaryKey()),
                column("email_address", string, notNull()),
                column("user_id", INTEGER, references(userId)));
        addressId = addresses.get("id", INTEGER);
        emailAddress = addresses.get("email_address", STRING);
        addressUser = addresses.get("user_id", INTEGER);
        posts = Table.of(
                blog,
                "posts",
                column("id", INTEGER, primaryKey()),
                column("user_id", INTEGER, references(userId)),
                column("headline", STRING.length(255), notNull()),
                column("body", TEXT));
        keywords = Table.of(
                blog,
                "keywords",
                column("id", INTEGER, primaryKey()),
                column("keyword", STRING.length(50), notNull(), unique()));
        keyword = keywords.get("keyword", STRING);
        postKeywords = Table.of(
                blog,
                "post_keywords",
                column("post_id", INTEGER, primaryKey(), references(posts.get("id", INTEGER))),
                column("keyword_id", INTEGER, primaryKey(), references(keywords.get("id", INTEGER))));
    }

    /** Maps users and addresses, ordered by number. */
    Registry plain() {
        userAddresses.backPopulates(addressUserRef).orderBy(addressId);
        Registry registry = new Registry();
        users(registry).relationships(userAddresses);
        addresses(registry);
        return registry;
    }

    /** Maps users whose addresses live and die with them. */
    Registry cascading() {
        userAddresses.backPopulates(addressUserRef).cascade(Cascade.allAndDeleteOrphan());
        Registry registry = new Registry();
        users(registry).relationships(userAddresses);
        addresses(registry);
        return registry;
    }

    /** Maps posts and keywords as well. */
    Registry blog() {
        userAddresses.backPopulates(addressUserRef).cascade(Cascade.allAndDeleteOrphan());
        userPosts.backPopulates(author);
        postKeywordList.secondary(postKeywords).backPopulates(keywordPosts);
        keywordPosts.secondary(postKeywords);
        Registry registry = new Registry();
        users(registry).relationships(userAddresses, userPosts);
        addresses(registry);
        registry.map(Keyword.class, keywords)
                .construct(Keyword::new)
                .property(keywords.get("id", INTEGER), Keyword::getId, Keyword::setId)
                .property(keyword, Keyword::getKeyword, Keyword::setKeyword)
                .relationships(keywordPosts);
        registry.map(BlogPost.class, posts)
                .construct(BlogPost::new)
                .property(posts.get("id", INTEGER), BlogPost::getId, BlogPost::setId)
                .property(posts.get("headline", STRING), BlogPost::getHeadline, BlogPost::setHeadline)
                .property(posts.get("body", STRING), BlogPost::getBody, BlogPost::setBody)
                .relationships(author, postKeywordList);
        return registry;
    }

    private MapperBuilder<User> users(Registry registry) {
        return registry.map(User.class, users)
                .construct(User::new)
                .property(userId, User::getId, User::setId)
                .property(userName, User::getName, User::setName)
                .property(users.get("fullname", STRING), User::getFullname, User::setFullname)
                .property(users.get("nickname", STRING), User::getNickname, User::setNickname);
    }

    private void addresses(Registry registry) {
        registry.map(Address.class, addresses)
                .construct(Address::new)
                .property(addressId, Address::getId, Address::setId)
                .property(emailAddress, Address::getEmailAddress, Address::setEmailAddress)
                .property(addressUser, Address::getUserId, Address::setUserId)
                .relationships(addressUserRef);
    }
}
