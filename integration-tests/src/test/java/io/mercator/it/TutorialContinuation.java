package io.mercator.it;

import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.exists;
import static io.mercator.api.sql.Sql.not;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Entity;
import io.mercator.api.schema.Table;
import io.mercator.api.session.InsertMode;
import io.mercator.api.session.Load;
import io.mercator.api.session.Query;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Sql;
import io.mercator.api.sql.Subquery;
import java.util.ArrayList;
import java.util.List;
import mercator.examples.domain.Address;
import mercator.examples.domain.BlogPost;
import mercator.examples.domain.Keyword;
import mercator.examples.domain.User;

/** The reference tutorial from "Building a Relationship" to its end, beside what SQLAlchemy sends and gives. */
final class TutorialContinuation {
    private static final String USER = "SELECT users.id AS users_id, users.name AS users_name,"
            + " users.fullname AS users_fullname, users.nickname AS users_nickname";

    private static final String POST = "SELECT posts.id AS posts_id, posts.user_id AS posts_user_id, posts.headline AS"
            + " posts_headline, posts.body AS posts_body FROM posts";

    private static final String HAS_KEYWORD = "EXISTS (SELECT 1 FROM post_keywords, keywords WHERE posts.id ="
            + " post_keywords.post_id AND keywords.id = post_keywords.keyword_id AND keywords.keyword = ?)";

    private final ReferenceScript script;
    private final Engine engine;
    private final String kind;
    private TutorialModel model;
    private Session session;
    private Integer jackId;

    TutorialContinuation(ReferenceScript script, Engine engine, String kind) {
        this.script = script;
        this.engine = engine;
        this.kind = kind;
    }

    void run() {
        model = model(false);
        script.differs(
                "create_all addresses",
                "the presence check is that of the tutorial's text, in the main and in the temporary database",
                () -> {
                    model.metadata.createAll(engine);
                    return null;
                },
                "PRAGMA main.table_info(\"users\") ()",
                "PRAGMA main.table_info(\"addresses\") ()",
                "PRAGMA temp.table_info(\"addresses\") ()",
                "CREATE TABLE addresses ( id INTEGER NOT NULL, email_address VARCHAR NOT NULL, user_id INTEGER,"
                        + " PRIMARY KEY (id), FOREIGN KEY(user_id) REFERENCES users (id) ) ()",
                "COMMIT");
        SessionFactory plain = SessionFactory.of(
                        model.plain(), o -> o.inserts(InsertMode.ROW_BY_ROW).strict(true))
                .bind(engine);
        session = plain.open();
        relatedObjects();
        joins();
        exist();
        loading();
        script.differs(
                "delete nulls the foreign keys",
                "both rows go in one batch",
                this::deleteNulls,
                "UPDATE addresses SET user_id=? WHERE addresses.id = ? (null, 1), (null, 2)",
                "DELETE FROM users WHERE users.id = ? (5,)",
                "SELECT count(*) AS count_1 FROM (" + USER + " FROM users WHERE users.name = ?) AS anon_1 ('jack',)");
        script.step("addresses remain", this::countAddresses);
        script.step("close rolls back", session::close);
        model = model(false);
        SessionFactory cascading = SessionFactory.of(
                        model.cascading(), o -> o.inserts(InsertMode.ROW_BY_ROW).strict(true))
                .bind(engine);
        try (Session opened = cascading.open()) {
            session = opened;
            cascades();
            session.commit();
        }
        blog();
    }

    private TutorialModel model(boolean withBlog) {
        return new TutorialModel(kind.equals("derby") ? STRING.length(50) : STRING, withBlog);
    }

    private Query<User> users() {
        return session.query(User.class);
    }

    private Query<User> jack() {
        return users().filterBy("name", "jack");
    }

    private void relatedObjects() {
        User jack = new User("jack", "Jack Bean", "gjffdd");
        script.step("blank collection", () -> jack.getAddresses());
        Address google = new Address("jack@google.com");
        Address yahoo = new Address("j25@yahoo.com");
        jack.setAddresses(new ArrayList<>(List.of(google, yahoo)));
        script.through("back reference is set without SQL", "session.add", () -> {
            // a plain object's own list tells nobody: the other side is set when the session hears of it
            session.add(jack);
            return yahoo.getUser() == jack ? "True" : "False";
        });
        script.step("cascade save and commit", session::commit);
        script.step("query jack: no SQL for addresses", () -> jack().one());
        jackId = jack.getId();
        script.step("lazy load addresses", () -> jack.getAddresses().toString());
    }

    private void joins() {
        script.step(
                "implicit join",
                () -> TutorialReplayTest.tuples(session.query(User.class, Address.class)
                        .filter(model.userId.eq(model.addressUser))
                        .filter(model.emailAddress.eq("jack@google.com"))
                        .all()));
        script.step(
                "join by foreign key",
                () -> users().join(model.addresses)
                        .filter(model.emailAddress.eq("jack@google.com"))
                        .all());
        script.step(
                "join on condition",
                () -> users().join(model.addresses, model.userId.eq(model.addressUser))
                        .all());
        script.step(
                "join on relationship", () -> users().join(model.userAddresses).all());
        script.step("outer join", () -> users().outerJoin(model.userAddresses).all());
        Alias<Table> one = Alias.of(model.addresses, "addresses_1");
        Alias<Table> two = Alias.of(model.addresses, "addresses_2");
        script.step(
                "two aliases",
                () -> TutorialReplayTest.tuples(
                        session.query(model.userName, one.c(model.emailAddress), two.c(model.emailAddress))
                                .from(model.users)
                                .join(model.userAddresses.to(one))
                                .join(model.userAddresses.to(two))
                                .filter(one.c(model.emailAddress).eq("jack@google.com"))
                                .filter(two.c(model.emailAddress).eq("j25@yahoo.com"))
                                .all()));
        Expression<Long> number = count().as("address_count");
        Subquery counted =
                select(model.addressUser, number).groupBy(model.addressUser).as("anon_1");
        script.differs(
                "outer join to a subquery",
                "count(*) is what is meant; the recorded count(?) counts a parameter that is never null",
                () -> TutorialReplayTest.tuples(session.query(Entity.of(User.class), counted.c(number))
                        .from(model.users)
                        .outerJoin(counted, model.userId.eq(counted.c(model.addressUser)))
                        .orderBy(model.userId)
                        .all()),
                USER + ", anon_1.address_count AS anon_1_address_count FROM users LEFT OUTER JOIN (SELECT"
                        + " addresses.user_id, count(*) AS address_count FROM addresses GROUP BY addresses.user_id)"
                        + " AS anon_1 ON users.id = anon_1.user_id ORDER BY users.id ()");
        Subquery others = select(model.addressId, model.emailAddress, model.addressUser)
                .where(model.emailAddress.ne("j25@yahoo.com"))
                .as("anon_1");
        script.differs(
                "entity from a subquery",
                "the columns of a subquery need no labels",
                () -> TutorialReplayTest.tuples(session.query(Entity.of(User.class), Entity.of(Address.class, others))
                        .join(model.userAddresses.to(others))
                        .all()),
                USER + ", anon_1.id AS anon_1_id, anon_1.email_address AS anon_1_email_address, anon_1.user_id AS"
                        + " anon_1_user_id FROM users JOIN (SELECT addresses.id, addresses.email_address,"
                        + " addresses.user_id FROM addresses WHERE addresses.email_address != ?) AS anon_1 ON users.id ="
                        + " anon_1.user_id ('j25@yahoo.com',)");
    }

    private void exist() {
        Condition any = exists(select(Sql.constant(1)).from(model.addresses).where(model.addressUser.eq(model.userId)));
        script.differs(
                "exists",
                "a constant is selected where the recording selects every column that nobody reads",
                () -> TutorialReplayTest.tuples(
                        session.query(model.userName).filter(any).all()),
                "SELECT users.name AS users_name FROM users WHERE EXISTS (SELECT 1 FROM addresses WHERE"
                        + " addresses.user_id = users.id) ()");
        script.step(
                "any",
                () -> TutorialReplayTest.tuples(session.query(model.userName)
                        .filter(model.userAddresses.any())
                        .all()));
        script.step(
                "any with criterion",
                () -> TutorialReplayTest.tuples(session.query(model.userName)
                        .filter(model.userAddresses.any(model.emailAddress.like("%google%")))
                        .all()));
        script.differs(
                "not has",
                "no parentheses are needed",
                () -> addresses()
                        .filter(not(model.addressUserRef.has(model.userName.eq("jack"))))
                        .all(),
                "SELECT addresses.id AS addresses_id, addresses.email_address AS addresses_email_address,"
                        + " addresses.user_id AS addresses_user_id FROM addresses WHERE NOT EXISTS (SELECT 1 FROM users"
                        + " WHERE users.id = addresses.user_id AND users.name = ?) ('jack',)");
        User jack = session.get(User.class, jackId);
        Address google = session.get(Address.class, 1);
        script.step(
                "many to one equals",
                () -> addresses().filter(model.addressUserRef.is(jack)).all());
        script.step(
                "many to one not equals",
                () -> addresses().filter(model.addressUserRef.isNot(jack)).all());
        script.step(
                "many to one is null",
                () -> addresses().filter(model.addressUserRef.isNull()).all());
        script.step(
                "contains",
                () -> users().filter(model.userAddresses.contains(google)).all());
        script.step(
                "with_parent",
                () -> addresses().withParent(jack, model.userAddresses).all());
    }

    private Query<Address> addresses() {
        return session.query(Address.class);
    }

    private void loading() {
        session.expunge(session.get(User.class, jackId));
        script.step(
                "selectinload",
                () -> jack().options(Load.selectin(model.userAddresses))
                        .one()
                        .getAddresses()
                        .toString());
        session.expunge(session.get(User.class, jackId));
        script.step(
                "joinedload",
                () -> jack().options(Load.joined(model.userAddresses))
                        .one()
                        .getAddresses()
                        .toString());
        script.step(
                "contains_eager",
                () -> addresses()
                        .join(model.addressUserRef)
                        .filter(model.userName.eq("jack"))
                        .options(Load.containsEager(model.addressUserRef))
                        .all());
    }

    private Object deleteNulls() {
        User jack = session.get(User.class, jackId);
        session.delete(jack);
        return jack().count();
    }

    private Object countAddresses() {
        return addresses()
                .filter(model.emailAddress.in("jack@google.com", "j25@yahoo.com"))
                .count();
    }

    private void cascades() {
        User[] jack = new User[1];
        script.step("get 5", () -> {
            jack[0] = session.get(User.class, jackId);
            return jack[0];
        });
        script.step("remove one address (lazy load)", () -> {
            jack[0].getAddresses().remove(1);
        });
        script.step("orphan is deleted", this::countAddresses);
        script.step("delete cascades", () -> {
            session.delete(jack[0]);
            return jack().count();
        });
        script.step("no address remains", this::countAddresses);
    }

    /** The recording makes the tables within the session's connection, of which an engine of Mercator's has one at a time. */
    private void blog() {
        model = model(true);
        script.differs(
                "create_all blog",
                "the presence check is that of the tutorial's text, in the main and in the temporary database; one"
                        + " transaction has all tables",
                () -> {
                    model.metadata.createAll(engine);
                    return null;
                },
                "PRAGMA main.table_info(\"users\") ()",
                "PRAGMA main.table_info(\"addresses\") ()",
                "PRAGMA main.table_info(\"posts\") ()",
                "PRAGMA temp.table_info(\"posts\") ()",
                "PRAGMA main.table_info(\"keywords\") ()",
                "PRAGMA temp.table_info(\"keywords\") ()",
                "PRAGMA main.table_info(\"post_keywords\") ()",
                "PRAGMA temp.table_info(\"post_keywords\") ()",
                "CREATE TABLE posts ( id INTEGER NOT NULL, user_id INTEGER, headline VARCHAR(255) NOT NULL, body TEXT,"
                        + " PRIMARY KEY (id), FOREIGN KEY(user_id) REFERENCES users (id) ) ()",
                "CREATE TABLE keywords ( id INTEGER NOT NULL, keyword VARCHAR(50) NOT NULL, PRIMARY KEY (id), UNIQUE"
                        + " (keyword) ) ()",
                "CREATE TABLE post_keywords ( post_id INTEGER NOT NULL, keyword_id INTEGER NOT NULL, PRIMARY KEY"
                        + " (post_id, keyword_id), FOREIGN KEY(post_id) REFERENCES posts (id), FOREIGN KEY(keyword_id)"
                        + " REFERENCES keywords (id) ) ()",
                "COMMIT");
        SessionFactory sessions = SessionFactory.of(
                        model.blog(), o -> o.inserts(InsertMode.ROW_BY_ROW).strict(true))
                .bind(engine);
        try (Session opened = sessions.open()) {
            session = opened;
            posts();
        }
    }

    private void posts() {
        User[] wendy = new User[1];
        script.step("query wendy", () -> {
            wendy[0] = users().filterBy("name", "wendy").one();
            return wendy[0];
        });
        BlogPost post = new BlogPost("Wendy's Blog Post", "This is a test", wendy[0]);
        session.add(post);
        post.getKeywords().add(new Keyword("wendy"));
        post.getKeywords().add(new Keyword("firstpost"));
        script.differs(
                "many to many any",
                "the rows between come in the order of the list, where the recording has a set's",
                () -> session.query(BlogPost.class)
                        .filter(model.postKeywordList.any(model.keyword.eq("firstpost")))
                        .all(),
                "INSERT INTO keywords (keyword) VALUES (?) ('wendy',)",
                "INSERT INTO keywords (keyword) VALUES (?) ('firstpost',)",
                "INSERT INTO posts (user_id, headline, body) VALUES (?, ?, ?) (2, 'Wendy''s Blog Post', 'This is a"
                        + " test')",
                "INSERT INTO post_keywords (post_id, keyword_id) VALUES (?, ?) (1, 1)",
                "INSERT INTO post_keywords (post_id, keyword_id) VALUES (?, ?) (1, 2)",
                POST + " WHERE " + HAS_KEYWORD + " ('firstpost',)");
        script.differs(
                "many to many with author",
                "no parentheses are needed",
                () -> session.query(BlogPost.class)
                        .filter(model.author.is(wendy[0]))
                        .filter(model.postKeywordList.any(model.keyword.eq("firstpost")))
                        .all(),
                POST + " WHERE ? = posts.user_id AND " + HAS_KEYWORD + " (2, 'firstpost')");
        script.differs(
                "dynamic relationship",
                "no parentheses are needed",
                () -> session.related(wendy[0], model.userPosts)
                        .query()
                        .filter(model.postKeywordList.any(model.keyword.eq("firstpost")))
                        .all(),
                POST + " WHERE ? = posts.user_id AND " + HAS_KEYWORD + " (2, 'firstpost')");
        script.step("final commit", session::commit);
    }
}
