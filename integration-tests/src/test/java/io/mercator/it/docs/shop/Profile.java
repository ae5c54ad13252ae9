package io.mercator.it.docs.shop;

public class Profile {
    String theme;
    User user;

    Profile() {}

    public Profile(String theme) {
        this.theme = theme;
    }

    public String theme() {
        return theme;
    }

    public User user() {
        return user;
    }

    public void user(User other) {
        this.user = other;
    }
}
