package io.mercator.api.schema;

import io.mercator.api.sql.SchemaElement;

/** A statement of schema definition; rendered like any other node, so that a dialect may take it over. */
public sealed interface DdlStatement extends SchemaElement
        permits AddColumn,
                AddEnumValue,
                AddForeignKey,
                CommentOn,
                CreateEnum,
                CreateIndex,
                CreateSchema,
                CreateSequence,
                CreateTable,
                CreateView,
                DdlText,
                DropColumn,
                DropEnum,
                DropForeignKey,
                DropIndex,
                DropSequence,
                DropTable,
                DropView {
    @Override
    default Class<? extends DdlStatement> kind() {
        return getClass();
    }
}
