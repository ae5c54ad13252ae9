package io.mercator.api.dialect;

import io.mercator.api.sql.SqlNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Renderers by the kind of node; immutable once built. */
public final class NodeRenderers {
    private final Map<Class<? extends SqlNode>, NodeRenderer<?>> renderers;

    private NodeRenderers(Map<Class<? extends SqlNode>, NodeRenderer<?>> renderers) {
        this.renderers = Map.copyOf(renderers);
    }

    /**
     * Returns renderers of nothing.
     *
     * @return an empty collection
     */
    public static NodeRenderers none() {
        return new NodeRenderers(Map.of());
    }

    /**
     * Adds a renderer, in place of the one that the kind may have.
     *
     * @param kind what {@link SqlNode#kind()} says
     * @param renderer writes nodes of that kind
     * @param <N> the kind of node
     * @return a new collection
     */
    public <N extends SqlNode> NodeRenderers with(Class<N> kind, NodeRenderer<? super N> renderer) {
        Map<Class<? extends SqlNode>, NodeRenderer<?>> all = new HashMap<>(renderers);
        all.put(kind, renderer);
        return new NodeRenderers(all);
    }

    /**
     * Finds the renderer of a node.
     *
     * @param node a node
     * @param <N> its kind
     * @return the renderer, empty when there is none for its kind
     */
    @SuppressWarnings("unchecked") // with(...) pairs each kind with a renderer of that kind
    public <N extends SqlNode> Optional<NodeRenderer<N>> find(N node) {
        return Optional.ofNullable((NodeRenderer<N>) renderers.get(node.kind()));
    }

    /**
     * Returns the kinds that have a renderer.
     *
     * @return an unmodifiable set
     */
    public Set<Class<? extends SqlNode>> kinds() {
        return renderers.keySet();
    }
}
