package io.mercator.session;

import io.mercator.api.schema.Column;
import io.mercator.api.spi.RowReader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes something else of what another target makes. */
final class MappedTarget<R, S> implements RowTarget<S> {
    private final RowTarget<R> target;
    private final Function<? super R, ? extends S> function;
    private @Nullable R latest;

    MappedTarget(RowTarget<R> target, Function<? super R, ? extends S> function) {
        this.target = target;
        this.function = function;
    }

    @Override
    public S read(RowReader row) {
        R result = target.read(row);
        latest = result;
        return function.apply(result);
    }

    @Override
    public Column<?> column(String property) {
        return target.column(property);
    }

    @Override
    public RowTarget<S> populateExisting() {
        return new MappedTarget<>(target.populateExisting(), function);
    }

    @Override
    public RowTarget<S> streaming() {
        return new MappedTarget<>(target.streaming(), function);
    }

    /** {@inheritDoc} A stream has one result at a time, so that the latest is the one it was made of. */
    @Override
    public void passed(S result) {
        R passing = latest;
        latest = null;
        if (passing != null) {
            target.passed(passing);
        }
    }

    @Override
    public String describe() {
        return target.describe();
    }
}
