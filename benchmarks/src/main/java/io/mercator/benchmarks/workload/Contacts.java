package io.mercator.benchmarks.workload;

import io.mercator.benchmarks.model.Contact;
import java.util.ArrayList;
import java.util.List;

/** New contacts, for the libraries that save objects of the shared class. */
public final class Contacts {
    private Contacts() {}

    /** Makes one. */
    public static Contact contact(int index) {
        Contact contact = new Contact();
        contact.setName(Data.contactName(index));
        contact.setEmail(Data.contactEmail(index));
        contact.setStreet(Data.contactStreet(index));
        return contact;
    }

    /** Makes {@link Data#CHANGED}. */
    public static List<Contact> contacts() {
        List<Contact> contacts = new ArrayList<>(Data.CHANGED);
        for (int index = 0; index < Data.CHANGED; index++) {
            contacts.add(contact(index));
        }
        return contacts;
    }

    /** Returns the sum of their keys. */
    public static long keys(List<Contact> contacts) {
        long sum = 0;
        for (Contact contact : contacts) {
            sum += contact.getId();
        }
        return sum;
    }
}
