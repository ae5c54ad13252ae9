package io.mercator.dialect.kit;

import io.mercator.api.dialect.Capability;
import io.mercator.api.engine.Engine;
import io.mercator.api.engine.EngineOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a kit tests: where a database is, and what its author says of it. An immutable value whose methods return changed
 * copies; safe for any thread.
 *
 * <p>Each test has an empty database of its own. Its URL may hold <code>{n}</code>, a text of letters, digits and
 * underscores that is new for each test, and <code>{folder}</code>, a new folder that is deleted after the test:
 *
 * <pre>{@code
 * DatabaseUnderTest.at("h2:memory:kit{n}").has(Capability.SEQUENCES, Capability.MULTI_ROW_VALUES)
 * DatabaseUnderTest.at(server + "?currentSchema=kit{n}")
 *         .prepared(server, "CREATE SCHEMA kit{n}")
 *         .removed(server, "DROP SCHEMA kit{n} CASCADE")
 * }</pre>
 */
public final class DatabaseUnderTest {
    private static final String RUN = Long.toString(ProcessHandle.current().pid(), 36);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Draft values;

    private static final class Draft {
        private String url = "";
        private @Nullable String sharedUrl;
        private Set<Capability> capabilities = Set.of();
        private List<Administration> before = List.of();
        private List<Administration> after = List.of();
        private @Nullable Consumer<String> removal;
        private Map<String, Map<ValueOperation, String>> refusals = Map.of();
        private int fractionalDigits = 9;
        private int fractionalDigitsOfTime = 9;
        private int leastYear = 1;
        private int greatestYear = 9_999;
        private boolean keepsOffsets = true;
        private boolean keepsSubnormals = true;
        private int maxConditions = 10_000;
        private boolean serializableSnapshot;
        private boolean inspected = true;
        private boolean readsWholeResults;
        private String collation = "";
        private String textTable = "CREATE TABLE texts (body VARCHAR(100))";

        private Draft copy() {
            Draft copy = new Draft();
            copy.url = url;
            copy.sharedUrl = sharedUrl;
            copy.capabilities = capabilities;
            copy.before = before;
            copy.after = after;
            copy.removal = removal;
            copy.refusals = refusals;
            copy.fractionalDigits = fractionalDigits;
            copy.fractionalDigitsOfTime = fractionalDigitsOfTime;
            copy.leastYear = leastYear;
            copy.greatestYear = greatestYear;
            copy.keepsOffsets = keepsOffsets;
            copy.keepsSubnormals = keepsSubnormals;
            copy.maxConditions = maxConditions;
            copy.serializableSnapshot = serializableSnapshot;
            copy.inspected = inspected;
            copy.readsWholeResults = readsWholeResults;
            copy.collation = collation;
            copy.textTable = textTable;
            return copy;
        }
    }

    private DatabaseUnderTest(Draft values) {
        this.values = values;
    }

    private DatabaseUnderTest with(Consumer<Draft> change) {
        Draft draft = values.copy();
        change.accept(draft);
        return new DatabaseUnderTest(draft);
    }

    /**
     * Names a database.
     *
     * @param url the URL of an empty database, with <code>{n}</code> or <code>{folder}</code> where each test has another
     * @return a database without capabilities, whose timestamps have nanoseconds
     */
    public static DatabaseUnderTest at(String url) {
        return new DatabaseUnderTest(new Draft()).with(draft -> draft.url = url);
    }

    /**
     * Names another database for the tests that need several connections, where the first one has a single connection.
     *
     * @param sharedUrl the URL of an empty database that several connections see
     * @return a changed copy
     */
    public DatabaseUnderTest sharedAt(String sharedUrl) {
        return with(draft -> draft.sharedUrl = sharedUrl);
    }

    /**
     * Says what the database can do. The kit proves each, and fails when the dialect names others.
     *
     * @param capabilities all that it has
     * @return a changed copy
     */
    public DatabaseUnderTest has(Capability... capabilities) {
        return has(List.of(capabilities));
    }

    /**
     * Says what the database can do. The kit proves each, and fails when the dialect names others.
     *
     * @param capabilities all that it has
     * @return a changed copy
     */
    public DatabaseUnderTest has(Collection<Capability> capabilities) {
        Set<Capability> all = EnumSet.noneOf(Capability.class);
        all.addAll(capabilities);
        return with(draft -> draft.capabilities = all);
    }

    /**
     * Says what the database cannot do, where that is shorter.
     *
     * @param capabilities all that it lacks
     * @return a changed copy
     */
    public DatabaseUnderTest hasAllBut(Capability... capabilities) {
        Set<Capability> lacking = EnumSet.noneOf(Capability.class);
        lacking.addAll(List.of(capabilities));
        return has(EnumSet.complementOf(EnumSet.copyOf(lacking)));
    }

    /**
     * Runs statements before each test, by which its database comes to be.
     *
     * @param url a database that is always there
     * @param statements SQL texts with <code>{n}</code>, each run on its own
     * @return a changed copy
     */
    public DatabaseUnderTest prepared(String url, String... statements) {
        List<Administration> all = new ArrayList<>(values.before);
        all.add(new Administration(url, List.of(statements)));
        return with(draft -> draft.before = List.copyOf(all));
    }

    /**
     * Runs statements after each test, by which its database is removed.
     *
     * @param url a database that is always there
     * @param statements SQL texts with <code>{n}</code>, each run on its own
     * @return a changed copy
     */
    public DatabaseUnderTest removed(String url, String... statements) {
        List<Administration> all = new ArrayList<>(values.after);
        all.add(new Administration(url, List.of(statements)));
        return with(draft -> draft.after = List.copyOf(all));
    }

    /**
     * Removes a test's database in another way than by statements.
     *
     * @param removal gets the test's URL, after all connections were closed
     * @return a changed copy
     */
    public DatabaseUnderTest removed(Consumer<String> removal) {
        return with(draft -> draft.removal = removal);
    }

    /**
     * Says that the dialect refuses operations on the values of a type with a {@link
     * io.mercator.api.error.CompileException}, or a {@link io.mercator.api.error.ConfigurationException} where it has no
     * such type. What is refused and not said here fails with the call that would say it.
     *
     * @param type the type as the kit calls it, for example {@code DECIMAL} or {@code STRING.length(40)}; a name that it
     *     does not know fails with all that it knows
     * @param reason what the refusal says among other words
     * @param operations what is refused, all when none is named
     * @return a changed copy
     */
    public DatabaseUnderTest refuses(String type, String reason, ValueOperation... operations) {
        Map<ValueOperation, String> ofType = new EnumMap<>(ValueOperation.class);
        ofType.putAll(values.refusals.getOrDefault(type, Map.of()));
        for (ValueOperation operation : operations.length == 0 ? ValueOperation.values() : operations) {
            ofType.put(operation, reason);
        }
        Map<String, Map<ValueOperation, String>> all = new LinkedHashMap<>(values.refusals);
        all.put(type, ofType);
        return with(draft -> draft.refusals = all);
    }

    /**
     * Says how fine the database keeps dates with times and times of day; the kit tests with values as fine, and proves
     * that finer ones are refused.
     *
     * @param digits how many digits of a second's fraction are kept, 0 to 9; 9 unless said
     * @return a changed copy
     */
    public DatabaseUnderTest fractionalDigits(int digits) {
        return with(draft -> {
            draft.fractionalDigits = digits;
            draft.fractionalDigitsOfTime = digits;
        });
    }

    /**
     * Says how fine the database keeps times of day, where it keeps dates with times finer. To be said after {@link
     * #fractionalDigits}.
     *
     * @param digits how many digits of a second's fraction are kept, 0 to 9
     * @return a changed copy
     */
    public DatabaseUnderTest fractionalDigitsOfTime(int digits) {
        return with(draft -> draft.fractionalDigitsOfTime = digits);
    }

    /**
     * Says from when to when the database keeps dates and points in time; the kit tests with both ends.
     *
     * @param least the first year that is kept from its first day on, 1 unless said; 0 is the year before it
     * @param greatest the last year that is kept to its last day, 9999 unless said
     * @return a changed copy
     */
    public DatabaseUnderTest years(int least, int greatest) {
        return with(draft -> {
            draft.leastYear = least;
            draft.greatestYear = greatest;
        });
    }

    /**
     * Says that the database keeps no offsets from UTC. The kit then proves that values with another are refused.
     *
     * @return a changed copy
     */
    public DatabaseUnderTest withoutOffsets() {
        return with(draft -> draft.keepsOffsets = false);
    }

    /**
     * Says that the database keeps no floating-point numbers so near to zero that they are subnormal.
     *
     * @return a changed copy
     */
    public DatabaseUnderTest withoutSubnormals() {
        return with(draft -> draft.keepsSubnormals = false);
    }

    /**
     * Says how many conditions one statement may have, where the database cannot take many. The kit tries so many.
     *
     * @param most 10,000 unless said
     * @return a changed copy
     */
    public DatabaseUnderTest maxConditions(int most) {
        return with(draft -> draft.maxConditions = most);
    }

    /**
     * Names a collation for the proof of {@link Capability#COLLATE}.
     *
     * @param name a collation that the database has
     * @return a changed copy
     */
    public DatabaseUnderTest collation(String name) {
        return with(draft -> draft.collation = name);
    }

    /**
     * Says how a table for full-text search is created, where any table will not do, for the proof of
     * {@link Capability#FULL_TEXT_SEARCH}.
     *
     * @param sql creates {@code texts} with a column {@code body}
     * @return a changed copy
     */
    public DatabaseUnderTest textTable(String sql) {
        return with(draft -> draft.textTable = sql);
    }

    /**
     * Says that SERIALIZABLE is a snapshot here, by which two transactions may each write what the other has read.
     *
     * @return a changed copy
     */
    public DatabaseUnderTest serializableIsSnapshot() {
        return with(draft -> draft.serializableSnapshot = true);
    }

    /**
     * Says that the dialect has no {@linkplain io.mercator.api.dialect.Dialect#catalog catalogue} yet. The kit then proves that
     * inspecting is refused, and does without it where it would look at what it created.
     *
     * @return a changed copy
     */
    public DatabaseUnderTest withoutInspection() {
        return with(draft -> draft.inspected = false);
    }

    /**
     * Says that the driver makes the whole of a result before it gives the first row, and cannot be stopped at that. The kit
     * then stops it between rows that were made.
     *
     * @return a changed copy
     */
    public DatabaseUnderTest readsWholeResults() {
        return with(draft -> draft.readsWholeResults = true);
    }

    /**
     * Returns what the author says that the database can do.
     *
     * @return an unmodifiable set
     */
    public Set<Capability> capabilities() {
        return Set.copyOf(values.capabilities);
    }

    Optional<String> refusal(String type, ValueOperation operation) {
        return Optional.ofNullable(values.refusals.getOrDefault(type, Map.of()).get(operation));
    }

    Set<String> typesWithRefusals() {
        return values.refusals.keySet();
    }

    int fractionalDigits() {
        return values.fractionalDigits;
    }

    int fractionalDigitsOfTime() {
        return values.fractionalDigitsOfTime;
    }

    int leastYear() {
        return values.leastYear;
    }

    int greatestYear() {
        return values.greatestYear;
    }

    boolean keepsOffsets() {
        return values.keepsOffsets;
    }

    boolean keepsSubnormals() {
        return values.keepsSubnormals;
    }

    int maxConditions() {
        return values.maxConditions;
    }

    boolean isSerializableSnapshot() {
        return values.serializableSnapshot;
    }

    boolean isInspected() {
        return values.inspected;
    }

    boolean isReadingWholeResults() {
        return values.readsWholeResults;
    }

    String textTable() {
        return values.textTable;
    }

    String collation() {
        return values.collation;
    }

    /**
     * Opens an empty database.
     *
     * @return the database, to be closed
     */
    public OpenDatabase open() {
        return open(UnaryOperator.identity());
    }

    /**
     * Opens an empty database.
     *
     * @param options changes the options of its engine
     * @return the database, to be closed
     */
    public OpenDatabase open(UnaryOperator<EngineOptions> options) {
        return open(values.url, options);
    }

    /**
     * Opens an empty database that several connections see.
     *
     * @param options changes the options of its engine
     * @return the database, to be closed
     */
    public OpenDatabase openShared(UnaryOperator<EngineOptions> options) {
        return open(values.sharedUrl != null ? values.sharedUrl : values.url, options);
    }

    private OpenDatabase open(String template, UnaryOperator<EngineOptions> options) {
        Place place = new Place(RUN + "_" + NUMBER.incrementAndGet());
        values.before.forEach(administration -> administration.run(place));
        String url = place.fill(template);
        return new OpenDatabase(url, Engine.create(url, options), () -> {
            values.after.forEach(administration -> administration.run(place));
            if (values.removal != null) {
                values.removal.accept(url);
            }
            place.delete();
        });
    }

    @Override
    public String toString() {
        return "DatabaseUnderTest(" + values.url.replaceAll("//[^@/]*@", "//***@") + ")";
    }
}
