package mercator.examples.tutorial;

import io.mercator.api.error.MercatorException;
import java.io.PrintStream;
import java.util.function.Supplier;

/** Prints the tutorial as its document does: what is typed, the SQL that it sends, the result. */
final class Transcript {
    private final PrintStream out;

    Transcript(PrintStream out) {
        this.out = out;
    }

    /** Returns where everything is printed, for code that prints by itself. */
    PrintStream out() {
        return out;
    }

    void title(String title) {
        out.println();
        out.println(title);
    }

    void type(String code) {
        out.println(">>> " + code.replace("\n", "\n... "));
    }

    /** Says what the reader may not expect. */
    void remark(String remark) {
        out.println(">>> // " + remark.replace("\n", "\n... // "));
    }

    /** Prints a line of the echo, or a result. */
    void show(Object text) {
        out.println(text);
    }

    /** Shows why something is refused. */
    void showRefusal(Supplier<?> refused) {
        try {
            show(refused.get());
        } catch (MercatorException expected) {
            show(expected.getMessage());
        }
    }
}
