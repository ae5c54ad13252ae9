package io.mercator.session.state;

import io.mercator.session.mapper.Snapshot;

/** Hears of objects as they come, change their row and go back; what relationships hang on to. */
public interface EntryHook {
    /** Hears nothing. */
    EntryHook NONE = new EntryHook() {
        @Override
        public void arrived(ObjectEntry<?> entry) {}

        @Override
        public void refreshed(ObjectEntry<?> entry, Snapshot before, boolean wasExpired) {}

        @Override
        public void overwritten(ObjectEntry<?> entry) {}

        @Override
        public boolean isChanged(ObjectEntry<?> entry) {
            return false;
        }

        @Override
        public void committed(ObjectEntry<?> entry) {}

        @Override
        public void restored(ObjectEntry<?> entry) {}
    };

    /** An object was made of a row. */
    void arrived(ObjectEntry<?> entry);

    /** The object's row was read again. */
    void refreshed(ObjectEntry<?> entry, Snapshot before, boolean wasExpired);

    /** The object's row was read over what the user changed. */
    void overwritten(ObjectEntry<?> entry);

    /** Tells whether a relationship of the object has changed. */
    boolean isChanged(ObjectEntry<?> entry);

    /** The transaction ends; what was flushed is kept. */
    void committed(ObjectEntry<?> entry);

    /** The object goes back to the transaction's start, before its properties do. */
    void restored(ObjectEntry<?> entry);
}
