package io.mercator.session.state;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Which open session of a strict factory has which object: a weak map by identity. Safe for any thread and without a
 * lock; objects that nobody else holds leave it by themselves.
 */
public final class OwnerRegistry {
    private final ConcurrentMap<Identity, Object> owners = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

    /**
     * Claims an object.
     *
     * @return the owner who has it already, or null when it is now the claimant's
     */
    public @Nullable Object claim(Object object, Object owner) {
        removeGone();
        Object present = owners.putIfAbsent(new Identity(object, gone), owner);
        return present == owner ? null : present;
    }

    /** Gives an object up. */
    public void release(Object object, Object owner) {
        owners.remove(new Identity(object, null), owner);
    }

    /** Returns who has an object, or null. */
    public @Nullable Object owner(Object object) {
        return owners.get(new Identity(object, null));
    }

    /** Gives an object up, whoever has it. */
    public void forget(Object object) {
        owners.remove(new Identity(object, null));
    }

    private void removeGone() {
        for (Reference<?> reference = gone.poll(); reference != null; reference = gone.poll()) {
            owners.remove(reference);
        }
    }

    private static final class Identity extends WeakReference<Object> {
        private final int hash;

        Identity(Object object, @Nullable ReferenceQueue<Object> queue) {
            super(object, queue);
            this.hash = System.identityHashCode(object);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            Object mine = get();
            return mine != null && other instanceof Identity that && that.get() == mine;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
