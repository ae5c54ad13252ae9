package io.mercator.relations;

/** A book, which stands on a shelf. */
class Book {
    private Integer id;
    private String title;
    private Shelf shelf;

    Book() {}

    Book(String title) {
        this.title = title;
    }

    Integer id() {
        return id;
    }

    String title() {
        return title;
    }

    void retitle(String newTitle) {
        title = newTitle;
    }

    Shelf shelf() {
        return shelf;
    }

    void shelf(Shelf newShelf) {
        shelf = newShelf;
    }

    @Override
    public String toString() {
        return title;
    }
}
