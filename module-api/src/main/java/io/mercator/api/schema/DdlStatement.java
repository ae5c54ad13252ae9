package io.mercator.api.schema;

import io.mercator.api.sql.SchemaElement;

/** A statement of schema definition; rendered like any other node, so that a dialect may take it over. */
public sealed interface DdlStatement extends SchemaElement
        permits AddForeignKey,
                CommentOn,
                CreateIndex,
                CreateSchema,
                CreateSequence,
                CreateTable,
                CreateView,
                DdlText,
                DropForeignKey,
                DropSequence,
                DropTable,
                DropView {
    @Override
    default Class<? extends DdlStatement> kind() {
        return getClass();
    }
}
