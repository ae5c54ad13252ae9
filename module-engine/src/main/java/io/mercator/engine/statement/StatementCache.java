package io.mercator.engine.statement;

import io.mercator.api.sql.RowLimit;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.SetOperation;
import io.mercator.api.sql.SqlNode;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the plans of the statements used last; safe for any thread.
 *
 * <p>A hash table with chains that readers walk without a lock: an entry is found by comparing the tree with the
 * skeletons of the same hash, so that a hit builds no key and writes at most one field. Only adding and removing take
 * the lock, never while a statement is rendered. The use of an entry is stamped with a clock that ticks when an entry is
 * added: many hits in a row write the same stamp, and so do not fight for a cache line. The trap: an entry used after
 * the newest was added must count as newer than that one, so additions stamp even numbers and uses odd ones.
 */
public final class StatementCache {
    private static final class Entry {
        final int hash;
        final Skeleton skeleton;
        final StatementPlan plan;
        volatile long used;
        volatile @Nullable Entry next;

        Entry(int hash, Skeleton skeleton, StatementPlan plan, long used, @Nullable Entry next) {
            this.hash = hash;
            this.skeleton = skeleton;
            this.plan = plan;
            this.used = used;
            this.next = next;
        }
    }

    private final int capacity;
    private final boolean tellsLimits;
    private final AtomicReferenceArray<@Nullable Entry> table;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile long clock;
    private int size;

    /**
     * Creates a cache.
     *
     * @param capacity how many plans are kept, 0 for none
     */
    public StatementCache(int capacity) {
        this(capacity, false);
    }

    /**
     * Creates a cache.
     *
     * @param capacity how many plans are kept, 0 for none
     * @param tellsLimits whether statements of different limits are different, as {@link RowLimit#number} tells them
     */
    public StatementCache(int capacity, boolean tellsLimits) {
        this.capacity = capacity;
        this.tellsLimits = tellsLimits;
        this.table = new AtomicReferenceArray<>(Integer.highestOneBit(Math.min(Math.max(8, capacity), 1 << 20)) * 2);
    }

    /**
     * Finds the plan of a statement, or makes it.
     *
     * @param statement the statement
     * @param compiler makes the plan; called outside of any lock
     * @return the plan
     */
    public StatementPlan plan(SqlNode statement, Function<? super SqlNode, StatementPlan> compiler) {
        if (capacity == 0 || !statement.isCacheable()) {
            return compiler.apply(statement);
        }
        Entry found = find(statement);
        if (found != null) {
            long now = clock + 1;
            if (found.used != now) {
                found.used = now;
            }
            return found.plan;
        }
        StatementPlan plan = compiler.apply(statement);
        return plan.isShareable() ? added(statement, plan) : plan;
    }

    /** The limit of the statement itself tells enough of them apart. */
    private int hash(SqlNode statement) {
        RowLimit limit = tellsLimits ? limit(statement) : null;
        return limit == null ? statement.shapeHash() : 31 * statement.shapeHash() + Objects.hashCode(limit.number());
    }

    private static @Nullable RowLimit limit(SqlNode statement) {
        if (statement instanceof Select<?> select) {
            return select.rowLimit().orElse(null);
        }
        return statement instanceof SetOperation<?> operation
                ? operation.rowLimit().orElse(null)
                : null;
    }

    private @Nullable Entry find(SqlNode statement) {
        int hash = hash(statement);
        for (Entry entry = table.get(slot(hash)); entry != null; entry = entry.next) {
            if (entry.hash == hash && entry.skeleton.fits(statement)) {
                return entry;
            }
        }
        return null;
    }

    private int slot(int hash) {
        return (hash ^ (hash >>> 16)) & (table.length() - 1);
    }

    private StatementPlan added(SqlNode statement, StatementPlan plan) {
        Skeleton skeleton = Skeleton.of(statement, tellsLimits);
        changing.lock();
        try {
            Entry present = find(statement);
            if (present != null) {
                return present.plan;
            }
            if (size == capacity) {
                removeOldest();
            }
            clock = clock + 2;
            int hash = hash(statement);
            int slot = slot(hash);
            table.set(slot, new Entry(hash, skeleton, plan, clock, table.get(slot)));
            size++;
            return plan;
        } finally {
            changing.unlock();
        }
    }

    private void removeOldest() {
        Entry oldest = null;
        for (int slot = 0; slot < table.length(); slot++) {
            for (Entry entry = table.get(slot); entry != null; entry = entry.next) {
                oldest = oldest == null || entry.used < oldest.used ? entry : oldest;
            }
        }
        if (oldest != null) {
            remove(oldest);
        }
    }

    private void remove(Entry removed) {
        int slot = slot(removed.hash);
        Entry before = null;
        for (Entry entry = table.get(slot); entry != removed && entry != null; entry = entry.next) {
            before = entry;
        }
        if (before == null) {
            table.set(slot, removed.next);
        } else {
            before.next = removed.next;
        }
        size--;
    }

    /**
     * Returns how many plans are kept.
     *
     * @return at most the capacity
     */
    public int size() {
        changing.lock();
        try {
            return size;
        } finally {
            changing.unlock();
        }
    }
}
