package io.mercator.weaver.plan;

import io.mercator.weaver.classfile.ClassFile;
import io.mercator.weaver.classfile.Member;

/** A field that has helpers, and the class that declares it. */
public record WovenField(ClassFile declaring, Member member) {}
