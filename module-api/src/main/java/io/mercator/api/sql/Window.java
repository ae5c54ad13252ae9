package io.mercator.api.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a window function sees, and their order (SQL:2016, 7.15). Each method returns a new window; begin with
 * {@link #ofAll}, {@link #partitionBy(Expression...)} or {@link #orderedBy}.
 */
public final class Window extends AbstractNode implements SqlNode {
    private final List<Expression<?>> partition;
    private final List<OrderItem> order;
    private final @Nullable Frame frame;

    private Window(List<Expression<?>> partition, List<OrderItem> order, @Nullable Frame frame) {
        super(new Facts(partition.size(), order.size(), frame), children(partition, order));
        this.partition = partition;
        this.order = order;
        this.frame = frame;
    }

    private record Facts(int partition, int order, @Nullable Frame frame) {}

    private static List<SqlNode> children(List<Expression<?>> partition, List<OrderItem> order) {
        List<SqlNode> children = new ArrayList<>(partition);
        children.addAll(order);
        return children;
    }

    /**
     * Begins with all rows.
     *
     * @return the window {@code OVER ()}
     */
    public static Window ofAll() {
        return new Window(List.of(), List.of(), null);
    }

    /**
     * Begins with the rows that have the same values.
     *
     * @param expressions the values
     * @return the window
     */
    public static Window partitionBy(Expression<?>... expressions) {
        return new Window(List.of(expressions), List.of(), null);
    }

    /**
     * Begins with all rows in an order.
     *
     * @param items the order
     * @return the window
     */
    public static Window orderedBy(OrderItem... items) {
        return ofAll().orderBy(items);
    }

    /**
     * Orders the rows.
     *
     * @param items the order
     * @return a new window
     */
    public Window orderBy(OrderItem... items) {
        return new Window(partition, List.of(items), frame);
    }

    /**
     * Limits the rows by their number before and after the current one.
     *
     * @param from where the frame begins
     * @param to where it ends
     * @return a new window
     */
    public Window rows(FrameBound from, FrameBound to) {
        return new Window(partition, order, new Frame(FrameUnit.ROWS, from, to));
    }

    /**
     * Limits the rows by the value that they are ordered by.
     *
     * @param from where the frame begins
     * @param to where it ends
     * @return a new window
     */
    public Window range(FrameBound from, FrameBound to) {
        return new Window(partition, order, new Frame(FrameUnit.RANGE, from, to));
    }

    @Override
    public Class<Window> kind() {
        return Window.class;
    }

    /**
     * Returns by what the rows are divided.
     *
     * @return the expressions, possibly none
     */
    public List<Expression<?>> partition() {
        return partition;
    }

    /**
     * Returns the order.
     *
     * @return the items, possibly none
     */
    public List<OrderItem> order() {
        return order;
    }

    /**
     * Returns the frame.
     *
     * @return the frame, empty for the standard's: up to the current row where there is an order, else all
     */
    public Optional<Frame> frame() {
        return Optional.ofNullable(frame);
    }

    /** By what the bounds of a frame count. */
    public enum FrameUnit {
        /** Rows. */
        ROWS,
        /** Values of the order. */
        RANGE
    }

    /**
     * A part of a window's rows.
     *
     * @param unit by what the bounds count
     * @param from where it begins
     * @param to where it ends
     */
    public record Frame(FrameUnit unit, FrameBound from, FrameBound to) {}

    /**
     * A bound of a frame.
     *
     * @param kind which bound
     * @param distance how far from the current row, for the kinds PRECEDING and FOLLOWING
     */
    public record FrameBound(Kind kind, int distance) {
        /** Which bound. */
        public enum Kind {
            /** The first row. */
            UNBOUNDED_PRECEDING,
            /** Some rows before the current one. */
            PRECEDING,
            /** The current row. */
            CURRENT_ROW,
            /** Some rows after the current one. */
            FOLLOWING,
            /** The last row. */
            UNBOUNDED_FOLLOWING
        }

        /** The first row. */
        public static final FrameBound UNBOUNDED_PRECEDING = new FrameBound(Kind.UNBOUNDED_PRECEDING, 0);
        /** The current row. */
        public static final FrameBound CURRENT_ROW = new FrameBound(Kind.CURRENT_ROW, 0);
        /** The last row. */
        public static final FrameBound UNBOUNDED_FOLLOWING = new FrameBound(Kind.UNBOUNDED_FOLLOWING, 0);

        /**
         * Some rows before the current one.
         *
         * @param distance how many
         * @return the bound
         */
        public static FrameBound preceding(int distance) {
            return new FrameBound(Kind.PRECEDING, distance);
        }

        /**
         * Some rows after the current one.
         *
         * @param distance how many
         * @return the bound
         */
        public static FrameBound following(int distance) {
            return new FrameBound(Kind.FOLLOWING, distance);
        }
    }
}
