package mercator.examples.databases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the tutorial printed. Rows of a query without ORDER BY come in any order, PostgreSQL's in another one than SQLite's:
 * what such a command returns is put in order here, all else is as it was printed.
 *
 * @param text the lines, with a server named as the recorded transcripts name it
 */
record Transcript(String text) {
    private static final Path RECORDED = Path.of(System.getProperty("databases.transcripts"));
    private static final Pattern SERVER =
            Pattern.compile("(?m)(?<=^>>> Engine engine = Engine\\.create\\(\"\\w{1,20}://)[^\"]*");
    private static final Pattern COMMAND = Pattern.compile("(?m)^(?=>>> )");
    private static final Pattern ROWS = Pattern.compile("(?m)(^<User\\(.*\\R)+");
    private static final Pattern COUNTS = Pattern.compile("(?m)^\\[(\\(1, '\\w+'\\)(?:, )?)+]$");
    private static final Pattern ROW = Pattern.compile("\\(1, '\\w+'\\)");

    static Transcript printed(String output) {
        String named = SERVER.matcher(output.replace("\r\n", "\n")).replaceFirst("server/tutorial");
        return new Transcript(COMMAND.splitAsStream(named)
                .map(command -> command.contains("ORDER BY") ? command : inOrder(command))
                .collect(Collectors.joining()));
    }

    /** Reads what is recorded for a database. */
    static Transcript of(Database database) throws IOException {
        return printed(
                Files.readString(RECORDED.resolve("tutorial-" + database.name().toLowerCase(Locale.ROOT) + ".txt")));
    }

    private static String inOrder(String command) {
        String rows = ROWS.matcher(command)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().lines().sorted().map(line -> line + "\n").collect(Collectors.joining())));
        return COUNTS.matcher(rows)
                .replaceAll(found -> ROW.matcher(found.group())
                        .results()
                        .map(row -> row.group())
                        .sorted()
                        .collect(Collectors.joining(", ", "[", "]")));
    }

    /**
     * Returns what is typed and what comes back, without SQL and without what names the database. The key of the last user is
     * left out too: a sequence takes no number back that a transaction took and rolled back.
     */
    List<String> typedAndReturned() {
        return text.lines()
                .filter(line -> line.matches("(>>> |\\.\\.\\. |<|\\[|true|false|\\d|\\w+$).*"))
                .filter(line -> !line.contains("Engine.create("))
                .map(line -> line.replaceFirst("(?<=session\\.get\\(User\\.class, )\\d", "key"))
                .toList();
    }
}
