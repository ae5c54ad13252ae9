package io.mercator.session;

import io.mercator.api.schema.Column;
import io.mercator.api.spi.RowReader;
import java.util.function.Function;

/** Makes something else of what another target makes. */
final class MappedTarget<R, S> implements RowTarget<S> {
    private final RowTarget<R> target;
    private final Function<? super R, ? extends S> function;

    MappedTarget(RowTarget<R> target, Function<? super R, ? extends S> function) {
        this.target = target;
        this.function = function;
    }

    @Override
    public S read(RowReader row) {
        return function.apply(target.read(row));
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
    public String describe() {
        return target.describe();
    }
}
