package io.mercator.session.state;

/** Hears of reads and assignments in woven objects, as far as these matter to their entries. */
@FunctionalInterface
public interface AccessListener {
    /**
     * A field of a woven object is read or written.
     *
     * @param entry the object's entry
     * @param field the field's name
     * @param kind one of {@link io.mercator.session.mapper.WovenSlot}'s
     */
    void accessed(ObjectEntry<?> entry, String field, int kind);
}
