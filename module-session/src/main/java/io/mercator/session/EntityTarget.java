package io.mercator.session;

import io.mercator.api.error.SessionException;
import io.mercator.api.error.Suggestions;
import io.mercator.api.mapping.Property;
import io.mercator.api.schema.Column;
import io.mercator.api.spi.RowReader;
import io.mercator.session.load.RowLoader;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.state.Workspace;

/** Makes objects of a mapped class. */
final class EntityTarget<E> implements RowTarget<E> {
    private final MapperPlan<E> plan;
    private final Workspace workspace;
    private final RowLoader<E> loader;
    private final boolean populateExisting;

    EntityTarget(MapperPlan<E> plan, Workspace workspace) {
        this(plan, workspace, new RowLoader<>(plan, workspace), false);
    }

    private EntityTarget(MapperPlan<E> plan, Workspace workspace, RowLoader<E> loader, boolean populateExisting) {
        this.plan = plan;
        this.workspace = workspace;
        this.loader = loader;
        this.populateExisting = populateExisting;
    }

    @Override
    public E read(RowReader row) {
        return loader.load(row, populateExisting);
    }

    @Override
    public Column<?> column(String property) {
        return plan.mapper()
                .findProperty(property)
                .<Column<?>>map(Property::column)
                .orElseThrow(() -> new SessionException(
                        "Class " + plan.mapper().type().getName() + " has no mapped property '" + property + "'. "
                                + Suggestions.sentence(
                                        "Properties",
                                        property,
                                        plan.properties().stream()
                                                .map(PropertyPlan::name)
                                                .toList())));
    }

    @Override
    public RowTarget<E> populateExisting() {
        return new EntityTarget<>(plan, workspace, loader, true);
    }

    @Override
    public RowTarget<E> streaming() {
        return new EntityTarget<>(plan, workspace, new RowLoader<>(plan, workspace, true), populateExisting);
    }

    @Override
    public void passed(E result) {
        workspace.passed(result);
    }

    @Override
    public String describe() {
        return plan.mapper().type().getSimpleName();
    }
}
