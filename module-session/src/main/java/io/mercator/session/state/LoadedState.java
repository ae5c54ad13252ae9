package io.mercator.session.state;

import io.mercator.session.mapper.PropertyPlan;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which of an object's properties show their row: all until the object expires, but for those that were never read. What was
 * assigned meanwhile is the user's, and is written whatever the row has.
 *
 * <p>An object that shows its row with all properties has {@link #FRESH}, which all such objects share: only {@link #own}
 * gives it a state that changes.
 */
final class LoadedState {
    static final LoadedState FRESH = new LoadedState();

    private boolean expired;
    private int expirations;
    private @Nullable BitSet expiredProperties;
    private @Nullable BitSet deferred;
    private @Nullable BitSet overwritten;
    /** What the transaction's first flush of a change found deferred and expired, which its snapshot does not have. */
    private @Nullable BitSet deferredAtStart;

    private @Nullable BitSet expiredAtStart;

    /** Returns a state that is the object's own. */
    LoadedState own() {
        return this == FRESH ? new LoadedState() : this;
    }

    private static boolean has(@Nullable BitSet set, int index) {
        return set != null && set.get(index);
    }

    private static boolean isSome(@Nullable BitSet set) {
        return set != null && !set.isEmpty();
    }

    private static BitSet with(@Nullable BitSet set, BitSet more) {
        BitSet all = set == null ? new BitSet() : set;
        all.or(more);
        return all;
    }

    boolean isExpired() {
        return expired || isSome(expiredProperties);
    }

    /** Tells whether a property is to be read before its value counts. */
    boolean isStale(int index) {
        return (expired || has(expiredProperties, index) || has(deferred, index)) && !has(overwritten, index);
    }

    boolean isStale() {
        return isExpired() || isSome(deferred);
    }

    void expire() {
        expired = true;
        expirations++;
    }

    int expirations() {
        return expirations;
    }

    void expire(PropertyPlan<?> property) {
        BitSet only = new BitSet();
        only.set(property.index());
        expiredProperties = with(expiredProperties, only);
    }

    /** Notes that values were read anew, but for some properties. */
    void reloaded(BitSet missing, int properties) {
        if (expired) {
            BitSet all = new BitSet();
            all.set(0, properties);
            expiredProperties = with(expiredProperties, all);
            expired = false;
        }
        if (expiredProperties != null) {
            expiredProperties.and(missing);
            if (deferred != null) {
                expiredProperties.andNot(deferred);
            }
        }
        if (deferred != null) {
            deferred.and(missing);
        }
        if (overwritten != null) {
            overwritten.and(missing);
        }
    }

    void defer(BitSet missing) {
        if (!missing.isEmpty()) {
            deferred = with(deferred, missing);
        }
    }

    boolean hasDeferred() {
        return isSome(deferred);
    }

    BitSet deferred() {
        return deferred == null ? new BitSet() : (BitSet) deferred.clone();
    }

    /** Notes that properties are assigned whose rows are not known. */
    void overwrite(BitSet properties) {
        for (int index = properties.nextSetBit(0); index >= 0; index = properties.nextSetBit(index + 1)) {
            if (isStale(index)) {
                BitSet only = new BitSet();
                only.set(index);
                overwritten = with(overwritten, only);
            }
        }
    }

    boolean isOverwritten(int index) {
        return has(overwritten, index);
    }

    boolean hasOverwritten() {
        return isSome(overwritten);
    }

    /** Notes that what was assigned is all that there will be: what the row has is not read any more. */
    void keepOverwritten() {
        if (deferred != null && overwritten != null) {
            deferred.andNot(overwritten);
        }
    }

    /** Notes what is not known when the transaction's first flush of a change keeps the values of its start. */
    void keepStart(int properties) {
        if (!isStale()) {
            return;
        }
        deferredAtStart = deferred();
        BitSet stale = new BitSet();
        if (expired) {
            stale.set(0, properties);
        } else if (expiredProperties != null) {
            stale.or(expiredProperties);
        }
        expiredAtStart = stale;
    }

    /** Notes that the values are again those of the transaction's start. */
    void restoreStart() {
        if (isSome(deferredAtStart)) {
            deferred = with(deferred, deferredAtStart);
        }
        if (isSome(expiredAtStart)) {
            expiredProperties = with(expiredProperties, expiredAtStart);
        }
    }

    void committed() {
        if (this != FRESH) {
            deferredAtStart = null;
            expiredAtStart = null;
        }
    }

    /** Notes that what was assigned is written, or taken back. A deferred property that was written is known from then on. */
    void settle(boolean isWritten) {
        if (isWritten && overwritten != null) {
            if (deferred != null) {
                deferred.andNot(overwritten);
            }
            if (expiredProperties != null) {
                expiredProperties.andNot(overwritten);
            }
        }
        if (this != FRESH) {
            overwritten = null;
        }
    }
}
