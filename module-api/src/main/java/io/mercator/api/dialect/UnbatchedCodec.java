package io.mercator.api.dialect;

/** A codec whose values go alone. */
final class UnbatchedCodec<T> extends DelegatingCodec<T> {
    UnbatchedCodec(ValueCodec<T> codec) {
        super(codec);
    }

    @Override
    public boolean isBatchable() {
        return false;
    }
}
