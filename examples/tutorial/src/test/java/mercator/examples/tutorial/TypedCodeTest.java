package mercator.examples.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the tutorial prints as typed is the code that it runs: right after it is printed, or in a class that is called there. */
class TypedCodeTest {
    private static final Path SOURCES = Path.of("src/main/java/mercator/examples/tutorial");
    private static final Pattern TYPED = Pattern.compile(
            "transcript\\.type\\(\\s*(?:\"\"\"\\R(?<block>.*?)\"\"\"|\"(?<line>(?:\\\\.|[^\"\\\\])*)\")\\s*\\);",
            Pattern.DOTALL);
    private static final Pattern REMARK = Pattern.compile("(?m)//.*$");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.collect(Collectors.toMap(
                    file -> file.getFileName().toString(), TypedCodeTest::read, (one, two) -> one, TreeMap::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folded(String code) {
        return SPACE.matcher(REMARK.matcher(code).replaceAll("")).replaceAll("");
    }

    /** The typed code, without the semicolon that a statement may have or not. */
    private static String typed(MatchResult match, String source) {
        String literal = source.substring(match.start(), match.end());
        int from = literal.indexOf('"');
        String quoted = literal.substring(from, literal.lastIndexOf('"') + 1);
        String text = quoted.startsWith("\"\"\"")
                ? quoted.substring(3, quoted.length() - 3)
                : quoted.substring(1, quoted.length() - 1);
        String code = folded(text.translateEscapes());
        return code.endsWith(";") ? code.substring(0, code.length() - 1) : code;
    }

    @Test
    void whatIsTypedIsWhatIsRun() throws IOException {
        Map<String, String> sources = sources();
        List<String> lies = new ArrayList<>();
        int seen = 0;
        for (Map.Entry<String, String> source : sources.entrySet()) {
            String others = sources.entrySet().stream()
                    .filter(other -> !other.getKey().equals(source.getKey()))
                    .map(other -> folded(TYPED.matcher(other.getValue()).replaceAll("")))
                    .collect(Collectors.joining());
            List<MatchResult> matches =
                    TYPED.matcher(source.getValue()).results().toList();
            for (int index = 0; index < matches.size(); index++) {
                int end = index + 1 < matches.size()
                        ? matches.get(index + 1).start()
                        : source.getValue().length();
                String following =
                        folded(source.getValue().substring(matches.get(index).end(), end));
                String code = typed(matches.get(index), source.getValue());
                if (!following.contains(code) && !others.contains(code)) {
                    lies.add(source.getKey() + ": " + code);
                }
                seen++;
            }
        }
        assertThat(lies).isEmpty();
        assertThat(seen).isGreaterThan(80);
    }
}
