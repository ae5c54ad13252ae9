package mercator.examples.domain;

import java.util.ArrayList;
import java.util.List;

/** A user as an application has it: a plain class that knows nothing of tables. */
public class User {
    private Integer id;
    private String name;
    private String fullname;
    private String nickname;
    private List<Address> addresses = new ArrayList<>();

    /** Makes an empty user. */
    public User() {}

    /**
     * Makes a user.
     *
     * @param name the short name
     * @param fullname the whole name
     * @param nickname what friends say
     */
    public User(String name, String fullname, String nickname) {
        this.name = name;
        this.fullname = fullname;
        this.nickname = nickname;
    }

    /**
     * Returns the number.
     *
     * @return the number, null for a user who has none yet
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
     * Returns the short name.
     *
     * @return the name
     */
    public String getName() {
        return name;
    }

    /**
     * Sets the short name.
     *
     * @param name the name
     */
    public void setName(String name) {
        this.name = name;
    }

    /**
     * Returns the whole name.
     *
     * @return the name
     */
    public String getFullname() {
        return fullname;
    }

    /**
     * Sets the whole name.
     *
     * @param fullname the name
     */
    public void setFullname(String fullname) {
        this.fullname = fullname;
    }

    /**
     * Returns what friends say.
     *
     * @return the nickname
     */
    public String getNickname() {
        return nickname;
    }

    /**
     * Sets what friends say.
     *
     * @param nickname the nickname
     */
    public void setNickname(String nickname) {
        this.nickname = nickname;
    }

    /**
     * Returns the mail addresses.
     *
     * @return the addresses, which may be added to and removed from
     */
    public List<Address> getAddresses() {
        return addresses;
    }

    /**
     * Sets the mail addresses.
     *
     * @param addresses the addresses
     */
    public void setAddresses(List<Address> addresses) {
        this.addresses = addresses;
    }

    @Override
    public String toString() {
        return "<User(name='" + name + "', fullname='" + fullname + "', nickname='" + nickname + "')>";
    }
}
