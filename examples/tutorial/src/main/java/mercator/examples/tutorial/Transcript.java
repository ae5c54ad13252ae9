package mercator.examples.tutorial;

import java.io.PrintStream;

/** Prints the tutorial as its document does: what is typed, the SQL that it sends, the result. */
final class Transcript {
    private final PrintStream out;

    Transcript(PrintStream out) {
        this.out = out;
    }

    void title(String title) {
        out.println();
        out.println(title);
    }

    void type(String code) {
        out.println(">>> " + code.replace("\n", "\n... "));
    }

    /** Prints a line of the echo, or a result. */
    void show(Object text) {
        out.println(text);
    }
}
