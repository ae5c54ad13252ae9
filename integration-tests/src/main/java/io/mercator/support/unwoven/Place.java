package io.mercator.support.unwoven;

/** A superclass in a library, which nobody weaves. */
public class Place {
    private String name = "";

    /**
     * Returns the name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Changes the name.
     *
     * @param name the name
     */
    public void name(String name) {
        this.name = name;
    }
}
