package io.mercator.weaver.plan;

import io.mercator.weaver.classfile.Member;

/** A field to be given helpers; {@code isValue} when its type is immutable. */
public record Attribute(Member field, boolean isValue) {}
