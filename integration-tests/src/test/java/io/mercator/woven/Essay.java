package io.mercator.woven;

/** Something that a writer wrote. */
class Essay {
    private Integer id;
    private String title;
    private Writer writer;

    Essay() {}

    Essay(String title) {
        this.title = title;
    }

    Integer getId() {
        return id;
    }

    void setId(Integer id) {
        this.id = id;
    }

    String getTitle() {
        return title;
    }

    void setTitle(String title) {
        this.title = title;
    }

    Writer getWriter() {
        return writer;
    }

    void setWriter(Writer writer) {
        this.writer = writer;
    }

    @Override
    public String toString() {
        return title;
    }
}
