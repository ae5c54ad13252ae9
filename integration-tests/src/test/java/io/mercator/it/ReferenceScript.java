package io.mercator.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.dialect.kit.StatementRecorder;
import io.mercator.support.BuildPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The recorded steps of the reference tutorial, and those that a test takes beside them: each step's statements and result are
 * the recorded ones, or others for a reason that the test names.
 */
final class ReferenceScript {
    /** What a step sends and gives. */
    private record Step(List<String> sent, String result) {}

    private final Map<String, Step> recorded = new LinkedHashMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Map<String, String> standIns = new LinkedHashMap<>();
    private final List<String> taken = new ArrayList<>();
    private final StatementRecorder recorder;
    private final boolean comparesStatements;

    /**
     * Reads the recording.
     *
     * @param recorder hears of what is sent
     * @param comparesStatements whether the database is the one of the recording; else results alone are compared
     */
    ReferenceScript(StatementRecorder recorder, boolean comparesStatements) throws IOException {
        this.recorder = recorder;
        this.comparesStatements = comparesStatements;
        String name = null;
        List<String> sent = new ArrayList<>();
        String result = null;
        List<String> lines = Files.readAllLines(
                BuildPaths.root().resolve("integration-tests/src/test/transcripts/reference-tutorial.txt"));
        for (String line : lines) {
            if (line.startsWith("== ")) {
                add(name, sent, result);
                name = line.substring(3);
                sent = new ArrayList<>();
                result = null;
            } else if (line.startsWith("=> ")) {
                result = line.substring(3);
            } else if (name != null && !line.isEmpty()) {
                sent.add(line);
            }
        }
        add(name, sent, result);
    }

    private void add(String name, List<String> sent, String result) {
        if (name != null) {
            recorded.put(name, new Step(sent, result));
        }
    }

    /** Takes a step that sends and gives what was recorded. */
    void step(String name, Supplier<?> work) {
        Step expected = Objects.requireNonNull(recorded.get(name), name);
        take(name, work, expected.sent(), expected.result());
    }

    /** Takes a step without a result. */
    void step(String name, Runnable work) {
        step(name, () -> {
            work.run();
            return null;
        });
    }

    /** Takes a step in which a plain object cannot see that it is read: another call stands for the bare one. */
    void through(String name, String call, Supplier<?> work) {
        standIns.put(name, call);
        step(name, work);
    }

    /** Takes a step that reads an object: a woven one by its getter, a plain one, which nobody sees being read, by a call. */
    void reads(String name, String call, Supplier<?> plain, Supplier<?> getter) {
        if (Tracking.isWoven()) {
            step(name, getter);
        } else {
            through(name, call, plain);
        }
    }

    /** Returns the steps in which another call stands for a bare read, and which. */
    Map<String, String> standIns() {
        return standIns;
    }

    /** Takes a step that gives what was recorded, by other statements. */
    void differs(String name, String reason, Supplier<?> work, String... sent) {
        reasons.put(name, reason);
        Step expected = Objects.requireNonNull(recorded.get(name), name);
        take(name, work, List.of(sent), expected.result());
    }

    private void take(String name, Supplier<?> work, List<String> sent, String result) {
        recorder.clear();
        Object given = work.get();
        List<String> lines = recorder.lines();
        if (comparesStatements) {
            assertThat(lines).as(name).isEqualTo(sent);
        }
        if (result != null) {
            assertThat(String.valueOf(given)).as(name).isEqualTo(result);
        }
        taken.add(name);
    }

    /** Returns the steps that were taken. */
    List<String> taken() {
        return taken;
    }

    /** Returns all recorded steps. */
    List<String> names() {
        return List.copyOf(recorded.keySet());
    }

    /** Returns the steps with other statements, and why. */
    Map<String, String> reasons() {
        return reasons;
    }
}
