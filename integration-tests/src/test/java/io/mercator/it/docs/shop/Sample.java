package io.mercator.it.docs.shop;

import io.mercator.api.session.Session;

/** The rows that the chapters of docs/orm.md begin with. */
public final class Sample {
    private Sample() {}

    /** Adds ed with two addresses, a profile and an order of three bolts, and wendy with one address. */
    public static void fill(Session session) {
        User ed = new User("ed");
        ed.getAddresses().add(new Address("ed@work"));
        ed.getAddresses().add(new Address("ed@home"));
        ed.setProfile(new Profile("dark"));
        User wendy = new User("wendy");
        wendy.getAddresses().add(new Address("wendy@home"));
        Item bolt = new Item("bolt");
        bolt.tags().add(new Tag("steel"));
        Order order = new Order("A1");
        order.shipTo(ed.getAddresses().get(0));
        order.lines().add(new OrderLine(bolt, 3));
        session.addAll(ed, wendy);
        session.flush();
        ed.getOrders().put("A1", order);
        session.commit();
    }
}
