package io.mercator.engine.execute;

import io.mercator.api.engine.Result;
import io.mercator.api.error.NoResultFoundException;
import io.mercator.api.sql.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a statement without rows gives. */
final class CountResult<R extends Row> implements Result<R> {
    private final long count;

    CountResult(long count) {
        this.count = count;
    }

    @Override
    public List<R> all() {
        return List.of();
    }

    @Override
    public Optional<R> first() {
        return Optional.empty();
    }

    @Override
    public R one() {
        throw new NoResultFoundException(
                "The statement gives no rows; rowCount() tells how many it met. Add returning(...) to an INSERT that"
                        + " shall give some.");
    }

    @Override
    public Optional<R> oneOrEmpty() {
        return Optional.empty();
    }

    @Override
    public @Nullable Object scalar() {
        return null;
    }

    @Override
    public List<@Nullable Object> scalars() {
        return List.of();
    }

    @Override
    public Stream<R> stream() {
        return Stream.empty();
    }

    @Override
    public long rowCount() {
        return count;
    }

    @Override
    public List<String> keys() {
        return List.of();
    }

    @Override
    public void close() {}
}
