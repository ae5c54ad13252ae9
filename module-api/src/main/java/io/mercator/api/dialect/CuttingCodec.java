package io.mercator.api.dialect;

import java.util.function.UnaryOperator;

/** A codec that takes off generated values what the database would not keep. */
final class CuttingCodec<T> extends DelegatingCodec<T> {
    private final UnaryOperator<T> cut;

    CuttingCodec(ValueCodec<T> codec, UnaryOperator<T> cut) {
        super(codec);
        this.cut = cut;
    }

    @Override
    public T generated(T value) {
        return cut.apply(value);
    }
}
