package io.mercator.session.flush;

import io.mercator.api.error.FlushException;
import io.mercator.api.schema.Column;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.mapper.UniqueKey;
import java.util.List;
import java.util.stream.Collectors;

/** What is said of rows that wait for each other in a circle that nothing opens. */
final class CircleErrors {
    private static final int SHOWN = 4;

    private CircleErrors() {}

    static FlushException of(List<Wait> circle) {
        for (Wait wait : circle) {
            if (wait.key() != null) {
                return unique(wait, wait.key(), circle.size() > 2);
            }
        }
        return references(circle);
    }

    /** A row that refers to itself by a key that its own INSERT generates. */
    static FlushException ofItself(SaveAction save, RelationPlan<?, ?> relation) {
        return new FlushException("The object " + save.entry().describe() + " refers to itself by " + relation
                + ", and its key is known only when its row is there.\nNothing was sent. Say postUpdate() on the relationship,"
                + " so that its foreign key is written by an UPDATE of its own, give the object its key yourself, or set the"
                + " relationship after a first flush.");
    }

    private static FlushException unique(Wait wait, UniqueKey key, boolean isLonger) {
        Column<?> column = key.properties().get(0).column();
        return new FlushException("The objects " + wait.before().entry().describe() + " and "
                + wait.after().entry().describe() + " exchange values of the unique column '"
                + column.table().qualifiedName() + "." + column.name() + "'"
                + (isLonger ? ", with others between them," : ",")
                + " and neither row has a place to wait: the column takes no NULL. Declare parking(...) for it,"
                + " or flush the exchange in two steps.");
    }

    private static FlushException references(List<Wait> circle) {
        String objects = circle.stream()
                .limit(SHOWN)
                .map(wait -> wait.before().entry().describe())
                .collect(Collectors.joining(", "));
        String relations = circle.stream()
                .map(Wait::label)
                .filter(label -> !label.isEmpty())
                .distinct()
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
        return new FlushException("The rows of " + objects + (circle.size() > SHOWN ? " and others" : "")
                + " wait for each other in a circle"
                + (relations.isEmpty() ? "" : ", since they refer to each other by " + relations)
                + ".\nNothing was sent. Say postUpdate() on one of the relationships, so that its foreign key is written by an"
                + " UPDATE of its own when all rows are there, or flush in two steps: without one of the references, and then"
                + " with it.");
    }
}
