package io.mercator.api.dialect;

/** A codec whose values come back meaning the same, but not equal. */
final class InexactCodec<T> extends DelegatingCodec<T> {
    InexactCodec(ValueCodec<T> codec) {
        super(codec);
    }

    @Override
    public boolean isExact() {
        return false;
    }
}
