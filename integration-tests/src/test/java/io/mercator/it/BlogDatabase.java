package io.mercator.it;

import static io.mercator.api.type.Types.STRING;

import io.mercator.api.engine.Engine;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.session.SessionOptions;
import io.mercator.dialect.kit.StatementRecorder;
import java.util.List;
import java.util.function.UnaryOperator;
import mercator.examples.domain.Address;
import mercator.examples.domain.BlogPost;
import mercator.examples.domain.Keyword;
import mercator.examples.domain.User;

/** Users with addresses, posts and keywords in a fresh database: ed has two addresses and two posts, wendy one of each. */
final class BlogDatabase implements AutoCloseable {
    final StatementRecorder sent = new StatementRecorder();
    final TutorialModel model;
    final Engine engine;
    final SessionFactory sessions;

    BlogDatabase(String kind) {
        this(kind, UnaryOperator.identity());
    }

    BlogDatabase(String kind, UnaryOperator<SessionOptions> options) {
        model = new TutorialModel(kind.equals("derby") ? STRING.length(50) : STRING, true);
        engine = Engine.create(Databases.url(kind), o -> o.listener(sent));
        sessions = SessionFactory.of(model.blog(), o -> options.apply(o.strict(true)))
                .bind(engine);
        model.metadata.createAll(engine);
        SessionFactory.of(new TutorialModel(STRING, true).blog()).bind(engine).transaction(BlogDatabase::fill);
        sent.clear();
    }

    private static void fill(Session session) {
        User ed = new User("ed", "Ed Jones", "eddie");
        User wendy = new User("wendy", "Wendy Williams", "windy");
        User mary = new User("mary", "Mary Contrary", "mary");
        ed.getAddresses().addAll(List.of(new Address("ed@one"), new Address("ed@two")));
        wendy.getAddresses().add(new Address("wendy@one"));
        session.addAll(ed, wendy, mary);
        Keyword java = new Keyword("java");
        Keyword sql = new Keyword("sql");
        BlogPost first = new BlogPost("First", "one", ed);
        first.getKeywords().addAll(List.of(java, sql));
        BlogPost second = new BlogPost("Second", "two", ed);
        second.getKeywords().add(java);
        BlogPost third = new BlogPost("Third", "three", wendy);
        session.addAll(first, second, third);
    }

    @Override
    public void close() {
        int inUse = engine.pool().inUse();
        engine.close();
        if (inUse != 0) {
            throw new AssertionError(inUse + " connections are still in use");
        }
    }
}
