package io.mercator.relations;

import java.util.Objects;

/** A label of a part, equal to another of the same number and text: what it is hashed by changes. */
public class Label {
    private Integer id;
    private String text;

    public Label() {}

    public Label(String text) {
        this.text = text;
    }

    public Integer getId() {
        return id;
    }

    public void setId(Integer id) {
        this.id = id;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Label that && Objects.equals(id, that.id) && Objects.equals(text, that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, text);
    }
}
