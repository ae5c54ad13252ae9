package io.mercator.faults;

import io.mercator.faults.FaultyDataSource.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The databases in which each JDBC call fails in turn. */
final class FaultyDatabases {
    private FaultyDatabases() {}

    /** Returns each kind of database with each kind of fault. */
    static Stream<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        for (String kind : List.of("sqlite", "derby")) {
            for (Fault fault : Fault.values()) {
                all.add(Arguments.of(kind, fault));
            }
        }
        return all.stream();
    }

    /** Returns the JDBC URL of a database that is in a folder, or in memory. */
    static String url(String kind, Path folder, String name) {
        return kind.equals("sqlite")
                ? "jdbc:sqlite:" + folder.resolve(name + ".db") + "?journal_mode=MEMORY&synchronous=OFF"
                : "jdbc:derby:memory:" + name + ";create=true";
    }
}
