package io.mercator.dialect.kit.model;

import org.jspecify.annotations.Nullable;

/** A plain class with a generated key and names. */
public class User {
    private @Nullable Integer id;
    private @Nullable String name;
    private @Nullable String fullname;
    private @Nullable String nickname;

    /** Makes an empty user. */
    public User() {}

    /**
     * Makes a user.
     *
     * @param name the short name
     * @param fullname the whole name
     * @param nickname what friends say
     */
    public User(@Nullable String name, @Nullable String fullname, @Nullable String nickname) {
        this.name = name;
        this.fullname = fullname;
        this.nickname = nickname;
    }

    /**
     * Returns the key.
     *
     * @return the key, null before there is one
     */
    public @Nullable Integer getId() {
        return id;
    }

    /**
     * Sets the key.
     *
     * @param id the key
     */
    public void setId(@Nullable Integer id) {
        this.id = id;
    }

    /**
     * Returns the short name.
     *
     * @return the name
     */
    public @Nullable String getName() {
        return name;
    }

    /**
     * Sets the short name.
     *
     * @param name the name
     */
    public void setName(@Nullable String name) {
        this.name = name;
    }

    /**
     * Returns the whole name.
     *
     * @return the name
     */
    public @Nullable String getFullname() {
        return fullname;
    }

    /**
     * Sets the whole name.
     *
     * @param fullname the name
     */
    public void setFullname(@Nullable String fullname) {
        this.fullname = fullname;
    }

    /**
     * Returns what friends say.
     *
     * @return the nickname
     */
    public @Nullable String getNickname() {
        return nickname;
    }

    /**
     * Sets what friends say.
     *
     * @param nickname the nickname
     */
    public void setNickname(@Nullable String nickname) {
        this.nickname = nickname;
    }
}
