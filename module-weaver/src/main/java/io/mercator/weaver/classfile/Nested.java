package io.mercator.weaver.classfile;

import org.jspecify.annotations.Nullable;

/** An entry of the InnerClasses attribute; {@code outer} is null for local and anonymous classes. */
public record Nested(String name, @Nullable String outer, int access) {}
