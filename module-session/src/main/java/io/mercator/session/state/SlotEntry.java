package io.mercator.session.state;

import io.mercator.session.mapper.WovenSlot;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What lies in the slot of a woven object while a session has it: hears of the object's fields, and says of which kinds of
 * accesses it wants to hear. The object keeps that mask itself, so that it is written anew only when it changes.
 */
abstract sealed class SlotEntry implements ObjIntConsumer<String> permits ObjectEntry {
    private @Nullable AccessListener listener;
    private boolean attached;
    private int sequence;
    /** What the slot is told to hear: five bits. */
    private byte heard;

    /** Returns the object as what it is for its slot. */
    abstract Object slotOwner();

    abstract boolean isWoven();

    /** Returns the kinds of accesses that matter now, as bits; the object itself tells of no others. */
    abstract int kinds();

    abstract ObjectEntry<?> self();

    /** Begins to hear of a woven object's fields. */
    final void listenAs(AccessListener hears, int number) {
        listener = hears;
        sequence = number;
        attached = true;
        if (isWoven()) {
            heard = (byte) kinds();
            listen();
        }
    }

    /** Leaves the session. What is heard from then on is what the object lacks, if it lacks anything. */
    final void leave(boolean lacks) {
        attached = false;
        if (isWoven() && lacks) {
            heard = (byte) WovenSlot.ALL;
            listen();
        } else if (isWoven()) {
            WovenSlot.set(slotOwner(), null, 0);
        }
    }

    /** Hears of other kinds of accesses than before, if other ones matter. */
    final void rewatch() {
        if (attached && isWoven()) {
            int kinds = kinds();
            if (kinds != heard) {
                heard = (byte) kinds;
                listen();
            }
        }
    }

    /** Hears of the object again after it was silenced. */
    public final void listen() {
        WovenSlot.set(slotOwner(), this, heard);
    }

    @Override
    public final void accept(String field, int kind) {
        AccessListener hears = listener;
        if (hears != null) {
            hears.accessed(self(), field, kind);
        }
    }

    final boolean belongsTo(AccessListener hears) {
        return attached && listener == hears;
    }

    /** Tells whether a session has the object. */
    public final boolean isAttached() {
        return attached;
    }

    /** Returns a number by which entries are ordered as they came into the session. */
    final int sequence() {
        return sequence;
    }

    /** The number again: entries of one session are told apart by it, and lie in tables as they came. */
    @Override
    public final int hashCode() {
        return sequence;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other;
    }
}
