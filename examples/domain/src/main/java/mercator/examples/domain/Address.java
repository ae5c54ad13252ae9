package mercator.examples.domain;

/** A mail address of a user. */
public class Address {
    private Integer id;
    private String emailAddress;
    private Integer userId;
    private User user;

    /** Makes an empty one. */
    public Address() {}

    /**
     * Makes an address.
     *
     * @param emailAddress the address
     */
    public Address(String emailAddress) {
        this.emailAddress = emailAddress;
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
     * Returns the address.
     *
     * @return the address
     */
    public String getEmailAddress() {
        return emailAddress;
    }

    /**
     * Sets the address.
     *
     * @param emailAddress the address
     */
    public void setEmailAddress(String emailAddress) {
        this.emailAddress = emailAddress;
    }

    /**
     * Returns the user's number.
     *
     * @return the user's number
     */
    public Integer getUserId() {
        return userId;
    }

    /**
     * Sets the user's number.
     *
     * @param userId the user's number
     */
    public void setUserId(Integer userId) {
        this.userId = userId;
    }

    /**
     * Returns the user.
     *
     * @return the user
     */
    public User getUser() {
        return user;
    }

    /**
     * Sets the user.
     *
     * @param user the user
     */
    public void setUser(User user) {
        this.user = user;
    }

    @Override
    public String toString() {
        return "<Address(email_address='" + emailAddress + "')>";
    }
}
