package io.mercator.graphs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The plain classes of the graphs. The tag, a column too, tells which thing of the model an object stands for. */
abstract class Thing {
    Integer id;
    int tag;
    int amount;

    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + tag;
    }

    static final class Team extends Thing {
        List<Person> members = new ArrayList<>();
    }

    static final class Person extends Thing {
        String code;
        String countryCode;
        Team team;
        Country country;
        Badge badge;
        List<Task> tasks = new ArrayList<>();
        Set<Skill> skills = new HashSet<>();
        Map<String, Phone> phones = new HashMap<>();
        List<Enrolment> enrolments = new ArrayList<>();
    }

    static final class Task extends Thing {
        Integer personId;
        Person person;
    }

    static final class Badge extends Thing {
        Person person;
    }

    static final class Phone extends Thing {
        String code;
    }

    static final class Skill extends Thing {
        List<Person> people = new ArrayList<>();
    }

    static final class Country extends Thing {
        String code;
    }

    static final class Course extends Thing {
        Set<Enrolment> enrolments = new HashSet<>();
    }

    static final class Enrolment extends Thing {
        Integer personId;
        Integer courseId;
        Person person;
        Course course;
    }

    static final class Node extends Thing {
        Integer parentId;
        Node parent;
        List<Node> children = new ArrayList<>();
    }
}
