package io.mercator.benchmarks.report;

import io.mercator.benchmarks.Library;
import java.util.List;
import java.util.Locale;

/**
 * The ratios of time as an SVG: a line for each workload and database, a dot for each library, on a logarithmic scale whose
 * thick line is JDBC. Written as text, since the JDK draws only where the machine has fonts.
 */
public final class RatioChart {
    private static final int LEFT = 330;
    private static final int WIDTH = 560;
    private static final int TOP = 50;
    private static final int LINE = 20;
    private static final double LOWEST = 0.1;
    private static final double HIGHEST = 30;
    private static final double[] TICKS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20};
    private static final String[] COLOURS = {"#000000", "#d62728", "#1f77b4", "#2ca02c", "#9467bd", "#ff7f0e"};

    private RatioChart() {}

    /** Draws the measurements. */
    public static String of(Results results) {
        List<Comparison> comparisons = results.comparisons();
        int height = TOP + comparisons.size() * LINE + 10;
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                LEFT + WIDTH + 20,
                height));
        scale(svg, height);
        legend(svg, results.libraries());
        for (int index = 0; index < comparisons.size(); index++) {
            line(svg, comparisons.get(index), results.libraries(), TOP + index * LINE + LINE / 2);
        }
        return svg.append("</svg>\n").toString().replace(System.lineSeparator(), "\n");
    }

    private static double place(double ratio) {
        double bounded = Math.min(HIGHEST, Math.max(LOWEST, ratio));
        return LEFT + WIDTH * Math.log(bounded / LOWEST) / Math.log(HIGHEST / LOWEST);
    }

    private static void scale(StringBuilder svg, int height) {
        for (double tick : TICKS) {
            double x = place(tick);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\" stroke-width=\"%s\"/>%n"
                            + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                    x,
                    TOP - 6,
                    x,
                    height - 8,
                    tick == 1 ? "#000000" : "#dddddd",
                    tick == 1 ? "2" : "1",
                    x,
                    TOP - 10,
                    tick < 1 ? Double.toString(tick) : Integer.toString((int) tick)));
        }
    }

    private static void legend(StringBuilder svg, List<Library> libraries) {
        int x = LEFT;
        for (Library library : libraries) {
            if (library == Library.JDBC) {
                continue;
            }
            dot(svg, library, x + 5, 14);
            svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"18\">%s</text>%n", x + 14, library.title()));
            x += 30 + 8 * library.title().length();
        }
    }

    private static void line(StringBuilder svg, Comparison comparison, List<Library> libraries, int y) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n"
                        + "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#eeeeee\"/>%n",
                LEFT - 10,
                y + 4,
                comparison.title(),
                LEFT,
                y,
                LEFT + WIDTH,
                y));
        for (int index = libraries.size() - 1; index >= 0; index--) {
            Library library = libraries.get(index);
            if (library != Library.JDBC && comparison.time(library).isPresent()) {
                dot(svg, library, place(comparison.time(library).getAsDouble()), y);
            }
        }
    }

    private static void dot(StringBuilder svg, Library library, double x, int y) {
        svg.append(String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%d\" r=\"%d\" fill=\"%s\"/>%n",
                x,
                y,
                library == Library.MERCATOR ? 6 : 4,
                COLOURS[library.ordinal() % COLOURS.length]));
    }
}
