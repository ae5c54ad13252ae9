package io.mercator.graphs;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The plain model: things by tag, each with what it refers to. What a deletion and a removal reach is decided here by rules
 * that know nothing of sessions, rows and collections.
 */
final class GraphModel {
    enum Kind {
        TEAM,
        PERSON,
        TASK,
        BADGE,
        PHONE,
        SKILL,
        COUNTRY,
        COURSE,
        ENROLMENT,
        NODE
    }

    /** What becomes of a thing when the one that it refers to goes. */
    enum Rule {
        LOSES_IT,
        GOES_TOO,
        PREVENTS_IT
    }

    enum Role {
        TEAM(Rule.LOSES_IT),
        COUNTRY(Rule.PREVENTS_IT),
        OWNER(Rule.GOES_TOO),
        HOLDER(Rule.LOSES_IT),
        BEARER(Rule.LOSES_IT),
        STUDENT(Rule.GOES_TOO),
        COURSE(Rule.GOES_TOO),
        PARENT(Rule.LOSES_IT);

        final Rule rule;

        Role(Rule rule) {
            this.rule = rule;
        }
    }

    static final class Facts {
        final Kind kind;
        int amount;
        String code;
        final Map<Role, Integer> refers = new EnumMap<>(Role.class);
        final TreeSet<Integer> skills = new TreeSet<>();

        Facts(Kind kind) {
            this.kind = kind;
        }

        Facts copy() {
            Facts copy = new Facts(kind);
            copy.amount = amount;
            copy.code = code;
            copy.refers.putAll(refers);
            copy.skills.addAll(skills);
            return copy;
        }

        @Override
        public String toString() {
            return kind + " amount " + amount + (code == null ? "" : " code " + code)
                    + (refers.isEmpty() ? "" : " refers to " + refers)
                    + (skills.isEmpty() ? "" : " has skills " + skills);
        }
    }

    private final TreeMap<Integer, Facts> things = new TreeMap<>();

    GraphModel copy() {
        GraphModel copy = new GraphModel();
        things.forEach((tag, facts) -> copy.things.put(tag, facts.copy()));
        return copy;
    }

    Map<Integer, Facts> things() {
        return things;
    }

    Facts get(int tag) {
        Facts facts = things.get(tag);
        if (facts == null) {
            throw new IllegalStateException("the model has no thing " + tag);
        }
        return facts;
    }

    boolean has(int tag) {
        return things.containsKey(tag);
    }

    Facts add(int tag, Kind kind) {
        Facts facts = new Facts(kind);
        things.put(tag, facts);
        return facts;
    }

    List<Integer> tags(Kind kind) {
        List<Integer> tags = new ArrayList<>();
        things.forEach((tag, facts) -> {
            if (facts.kind == kind) {
                tags.add(tag);
            }
        });
        return tags;
    }

    /** Returns those that refer to a thing in a role. */
    List<Integer> referring(Role role, int tag) {
        List<Integer> tags = new ArrayList<>();
        things.forEach((other, facts) -> {
            if (Integer.valueOf(tag).equals(facts.refers.get(role))) {
                tags.add(other);
            }
        });
        return tags;
    }

    List<Integer> skilled(int skill) {
        List<Integer> tags = new ArrayList<>();
        things.forEach((other, facts) -> {
            if (facts.skills.contains(skill)) {
                tags.add(other);
            }
        });
        return tags;
    }

    void refer(int tag, Role role, Integer to) {
        if (to == null) {
            get(tag).refers.remove(role);
        } else {
            get(tag).refers.put(role, to);
        }
    }

    boolean mayGo(int tag) {
        return referring(Role.COUNTRY, tag).isEmpty();
    }

    void delete(int tag) {
        if (things.remove(tag) == null) {
            return;
        }
        for (Role role : Role.values()) {
            for (int other : referring(role, tag)) {
                if (role.rule == Rule.GOES_TOO) {
                    delete(other);
                } else {
                    refer(other, role, null);
                }
            }
        }
        things.values().forEach(facts -> facts.skills.remove(tag));
    }

    /** Tells whether a node is another or hangs below it. */
    boolean isBelow(int node, int other) {
        for (Integer next = node; next != null; next = get(next).refers.get(Role.PARENT)) {
            if (next == other) {
                return true;
            }
        }
        return false;
    }

    /** A code that no thing of the kind has. */
    String freeCode(Kind kind, int number) {
        List<String> taken = new ArrayList<>();
        things.values().forEach(facts -> {
            if (facts.kind == kind && facts.code != null) {
                taken.add(facts.code);
            }
        });
        int free = number;
        while (taken.contains("c" + free)) {
            free++;
        }
        return "c" + free;
    }

    /** One line for each thing, as {@link GraphChecks} reads them from tables and from objects. */
    Map<Integer, String> lines() {
        Map<Integer, String> lines = new TreeMap<>();
        things.forEach((tag, facts) -> lines.put(tag, facts.toString()));
        return lines;
    }
}
