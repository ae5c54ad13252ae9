package io.mercator.api.dialect;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A codec that refuses some of the values that another takes. */
final class LimitedCodec<T> extends DelegatingCodec<T> {
    private final Function<? super T, @Nullable String> limit;

    LimitedCodec(ValueCodec<T> codec, Function<? super T, @Nullable String> limit) {
        super(codec);
        this.limit = limit;
    }

    @Override
    public @Nullable String misfit(T value) {
        @Nullable String own = limit.apply(value);
        return own != null ? own : super.misfit(value);
    }
}
