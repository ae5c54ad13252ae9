package io.mercator.benchmarks.threads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** A flight recording of all waits for monitors and of all parking, however short. */
final class Waits implements AutoCloseable {
    private final Recording recording = new Recording();

    Waits() {
        for (String event : new String[] {"jdk.JavaMonitorEnter", "jdk.ThreadPark"}) {
            recording.enable(event).withThreshold(Duration.ZERO).withStackTrace();
        }
        recording.start();
    }

    /** Ends the recording; returns nanoseconds by the first method below the JDK's own, the longest first. */
    Map<String, Long> stop() throws IOException {
        recording.stop();
        Path file = Files.createTempFile("waits", ".jfr");
        try {
            recording.dump(file);
            Map<String, Long> waits = new TreeMap<>();
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                waits.merge(place(event), event.getDuration().toNanos(), Long::sum);
            }
            Map<String, Long> sorted = new LinkedHashMap<>();
            waits.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
            return sorted;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String place(RecordedEvent event) {
        RecordedStackTrace trace = event.getStackTrace();
        if (trace == null) {
            return event.getEventType().getName() + " somewhere";
        }
        for (RecordedFrame frame : trace.getFrames()) {
            String type = frame.getMethod().getType().getName();
            if (!type.startsWith("java.") && !type.startsWith("jdk.")) {
                return event.getEventType().getName() + " " + type + "."
                        + frame.getMethod().getName();
            }
        }
        return event.getEventType().getName() + " in the JDK";
    }

    @Override
    public void close() {
        recording.close();
    }
}
