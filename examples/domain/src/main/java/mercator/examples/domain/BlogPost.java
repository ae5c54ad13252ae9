package mercator.examples.domain;

import java.util.ArrayList;
import java.util.List;

/** A post of a user's blog. */
public class BlogPost {
    private Integer id;
    private String headline;
    private String body;
    private User author;
    private List<Keyword> keywords = new ArrayList<>();

    /** Makes an empty one. */
    public BlogPost() {}

    /**
     * Makes a post.
     *
     * @param headline the headline
     * @param body the text
     * @param author who wrote it
     */
    public BlogPost(String headline, String body, User author) {
        this.headline = headline;
        this.body = body;
        this.author = author;
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
     * Returns the headline.
     *
     * @return the headline
     */
    public String getHeadline() {
        return headline;
    }

    /**
     * Sets the headline.
     *
     * @param headline the headline
     */
    public void setHeadline(String headline) {
        this.headline = headline;
    }

    /**
     * Returns the text.
     *
     * @return the text
     */
    public String getBody() {
        return body;
    }

    /**
     * Sets the text.
     *
     * @param body the text
     */
    public void setBody(String body) {
        this.body = body;
    }

    /**
     * Returns who wrote it.
     *
     * @return who wrote it
     */
    public User getAuthor() {
        return author;
    }

    /**
     * Sets who wrote it.
     *
     * @param author who wrote it
     */
    public void setAuthor(User author) {
        this.author = author;
    }

    /**
     * Returns the words by which it is found.
     *
     * @return the words by which it is found
     */
    public List<Keyword> getKeywords() {
        return keywords;
    }

    /**
     * Sets the words by which it is found.
     *
     * @param keywords the words by which it is found
     */
    public void setKeywords(List<Keyword> keywords) {
        this.keywords = keywords;
    }

    @Override
    public String toString() {
        return "BlogPost(\"" + headline + "\", '" + body + "', " + author + ")";
    }
}
