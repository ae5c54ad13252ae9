package io.mercator.woven;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Somebody who writes essays. */
class Writer implements Cloneable {
    private Integer id;
    private String name;
    private String bio;
    private byte[] photo;
    private List<Essay> essays = new ArrayList<>();
    private int shown;

    Writer() {}

    Writer(String name) {
        this.name = name;
    }

    Integer getId() {
        return id;
    }

    void setId(Integer id) {
        this.id = id;
    }

    String getName() {
        return name;
    }

    void setName(String name) {
        this.name = name;
    }

    String getBio() {
        return bio;
    }

    void setBio(String bio) {
        this.bio = bio;
    }

    byte[] getPhoto() {
        return photo;
    }

    void setPhoto(byte[] photo) {
        this.photo = photo;
    }

    List<Essay> getEssays() {
        return essays;
    }

    void setEssays(List<Essay> essays) {
        this.essays = essays;
    }

    /** Counts in a field that is not mapped. */
    int shown() {
        return ++shown;
    }

    @Override
    public Writer clone() {
        try {
            return (Writer) super.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Writer that && Objects.equals(that.name, name);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
