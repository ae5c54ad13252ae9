package mercator.examples.domain;

import java.util.ArrayList;
import java.util.List;

/** A word by which posts are found. */
public class Keyword {
    private Integer id;
    private String keyword;
    private List<BlogPost> posts = new ArrayList<>();

    /** Makes an empty one. */
    public Keyword() {}

    /**
     * Makes a keyword.
     *
     * @param keyword the word
     */
    public Keyword(String keyword) {
        this.keyword = keyword;
    }

    /**
     * Returns the number.
     *
     * @return the number
     */
    public Integer getId() {
        return id;
    }

    /**
     * Sets the number.
     *
     * @param id the number
     */
    public void setId(Integer id) {
        this.id = id;
    }

    /**
     * Returns the word.
     *
     * @return the word
     */
    public String getKeyword() {
        return keyword;
    }

    /**
     * Sets the word.
     *
     * @param keyword the word
     */
    public void setKeyword(String keyword) {
        this.keyword = keyword;
    }

    /**
     * Returns the posts that have it.
     *
     * @return the posts that have it
     */
    public List<BlogPost> getPosts() {
        return posts;
    }

    /**
     * Sets the posts that have it.
     *
     * @param posts the posts that have it
     */
    public void setPosts(List<BlogPost> posts) {
        this.posts = posts;
    }

    @Override
    public String toString() {
        return "<Keyword(keyword='" + keyword + "')>";
    }
}
