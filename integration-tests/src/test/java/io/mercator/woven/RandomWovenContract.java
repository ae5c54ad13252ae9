package io.mercator.woven;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.mapping.Loading;
import io.mercator.api.session.AutoflushMode;
import io.mercator.api.session.ExpireMode;
import io.mercator.api.session.Load;
import io.mercator.api.session.Query;
import io.mercator.api.session.Session;
import io.mercator.woven.Studio.Artist;
import io.mercator.woven.Studio.Desk;
import io.mercator.woven.Studio.Picture;
import io.mercator.woven.Studio.Style;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random work with woven objects beside a plain model. Objects are reached by their keys and may be collected in between; after
 * each step getters show what the model has, and after each commit the rows as well.
 * {@code -Dmercator.woven.runs=10000} looks further.
 */
@Tag("woven")
abstract class RandomWovenContract {
    private static final int RUNS = Integer.getInteger("mercator.woven.runs", 60);
    private static final long FIRST = Long.getLong("mercator.woven.first", 0);
    private static final int STEPS = 40;

    private final String kind;

    RandomWovenContract(String kind) {
        this.kind = kind;
    }

    /** What an artist has; pictures and desks say whose they are. */
    private record ArtistValues(String name, String bio, byte photo, TreeSet<String> styles) {
        ArtistValues copy() {
            return new ArtistValues(name, bio, photo, new TreeSet<>(styles));
        }
    }

    private record PictureValues(String artist, String keeper, String title) {}

    /** All things by their codes, which never change: what they were called first. */
    private static final class Model {
        final TreeMap<String, ArtistValues> artists = new TreeMap<>();
        final TreeMap<String, PictureValues> pictures = new TreeMap<>();
        final TreeMap<String, String> desks = new TreeMap<>();
        final TreeSet<String> styles = new TreeSet<>();

        Model copy() {
            Model copy = new Model();
            artists.forEach((code, values) -> copy.artists.put(code, values.copy()));
            copy.pictures.putAll(pictures);
            copy.desks.putAll(desks);
            copy.styles.addAll(styles);
            return copy;
        }
    }

    private static final class Run {
        private final Studio studio;
        private final Random random;
        private final List<String> told = new ArrayList<>();
        private final boolean holds;
        private final boolean autoflush;
        private final ExpireMode expire;
        private final TreeMap<String, Object> held = new TreeMap<>();
        private final TreeMap<String, Integer> keys = new TreeMap<>();
        private Session session;
        private Model model = new Model();
        private Model committed = new Model();
        private int last;

        Run(Studio studio, long seed) {
            this.studio = studio;
            this.random = new Random(seed);
            this.holds = random.nextInt(3) > 0;
            this.autoflush = random.nextInt(4) > 0;
            this.expire = random.nextInt(3) > 0 ? ExpireMode.ON_TOUCH : ExpireMode.NEVER;
            this.session = open();
        }

        private Session open() {
            return studio.sessions.open(o -> o.autoflush(autoflush ? AutoflushMode.SMART : AutoflushMode.OFF)
                    .expire(expire));
        }

        void run() {
            try {
                for (int number = 0; number < 3; number++) {
                    addArtist();
                    addPicture();
                    addDesk();
                    addStyle();
                }
                commit();
                for (int step = 0; step < STEPS; step++) {
                    step();
                }
                commit();
                checkAll();
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(
                        "holds " + holds + ", autoflush " + autoflush + ", " + expire + " after "
                                + String.join("; ", told),
                        failure);
            } finally {
                session.close();
            }
        }

        private void tell(String what, Object... arguments) {
            told.add(String.format(what, arguments));
        }

        private void step() {
            switch (random.nextInt(26)) {
                case 0 -> addArtist();
                case 1 -> addPicture();
                case 2 -> addDesk();
                case 3 -> addStyle();
                case 4 -> rename();
                case 5 -> changeBio();
                case 6, 7 -> changePhoto();
                case 8, 9 -> changeArtist();
                case 10 -> addToPictures();
                case 11 -> removeFromPictures();
                case 12 -> replacePictures();
                case 13 -> changeKeeper();
                case 14, 15 -> changeDesk();
                case 16 -> changeStyles();
                case 17 -> delete();
                case 18 -> flush();
                case 19 -> commit();
                case 20 -> rollback();
                case 21 -> expire();
                case 22 -> merge();
                case 23 -> query();
                case 24 -> look();
                default -> other();
            }
        }

        // ---- choice and access

        private String choose(Collection<String> codes) {
            if (codes.isEmpty()) {
                return null;
            }
            return new ArrayList<>(codes).get(random.nextInt(codes.size()));
        }

        private String chooseOrNone(Collection<String> codes) {
            return random.nextInt(4) == 0 ? null : choose(codes);
        }

        private <T> T object(Class<T> type, String code) {
            if (code == null) {
                return null;
            }
            Object known = held.get(code);
            if (known != null) {
                return type.cast(known);
            }
            T found = session.get(type, keys.get(code));
            if (holds) {
                held.put(code, found);
            }
            return found;
        }

        private Artist artist(String code) {
            return object(Artist.class, code);
        }

        private Picture picture(String code) {
            return object(Picture.class, code);
        }

        private Desk desk(String code) {
            return object(Desk.class, code);
        }

        private Style style(String code) {
            return object(Style.class, code);
        }

        /** The code of a thing is what its name, title, place or label begins with. */
        private static String code(Object thing) {
            if (thing == null) {
                return null;
            }
            return thing instanceof Artist artist
                    ? artist.getName().replaceAll("'.*", "")
                    : thing instanceof Picture picture
                            ? picture.getTitle().replaceAll("'.*", "")
                            : thing instanceof Desk desk ? desk.getPlace() : ((Style) thing).getLabel();
        }

        private static TreeSet<String> codes(Collection<?> things) {
            TreeSet<String> codes = new TreeSet<>();
            things.forEach(thing -> codes.add(code(thing)));
            assertThat(codes).hasSameSizeAs(things);
            return codes;
        }

        // ---- steps

        private void addArtist() {
            String code = "a" + ++last;
            tell("new %s", code);
            Artist artist = new Artist(code);
            artist.setBio("bio");
            artist.setPhoto(new byte[] {1});
            held.put(code, artist);
            model.artists.put(code, new ArtistValues(code, "bio", (byte) 1, new TreeSet<>()));
            session.add(artist);
        }

        private void addPicture() {
            String code = "p" + ++last;
            String owner = chooseOrNone(model.artists.keySet());
            boolean viaList = random.nextBoolean();
            tell("new %s of %s %s", code, owner, viaList);
            Picture picture = new Picture(code);
            held.put(code, picture);
            model.pictures.put(code, new PictureValues(owner, null, code));
            if (owner == null) {
                session.add(picture);
            } else if (viaList) {
                artist(owner).getPictures().add(picture);
            } else {
                Artist artist = artist(owner);
                session.add(picture);
                picture.setArtist(artist);
            }
        }

        private void addDesk() {
            String code = "d" + ++last;
            tell("new %s", code);
            Desk desk = new Desk(code);
            held.put(code, desk);
            model.desks.put(code, "");
            session.add(desk);
        }

        private void addStyle() {
            String code = "s" + ++last;
            tell("new %s", code);
            Style style = new Style(code);
            held.put(code, style);
            model.styles.add(code);
            session.add(style);
        }

        private void rename() {
            String code = choose(model.artists.keySet());
            String picture = choose(model.pictures.keySet());
            String suffix = "'" + random.nextInt(3);
            if (code != null && random.nextBoolean()) {
                tell("rename %s %s", code, suffix);
                ArtistValues had = model.artists.get(code);
                model.artists.put(code, new ArtistValues(code + suffix, had.bio, had.photo, had.styles));
                artist(code).setName(code + suffix);
            } else if (picture != null) {
                tell("rename %s %s", picture, suffix);
                PictureValues had = model.pictures.get(picture);
                model.pictures.put(picture, new PictureValues(had.artist, had.keeper, picture + suffix));
                picture(picture).setTitle(picture + suffix);
            }
        }

        private void changeBio() {
            String code = choose(model.artists.keySet());
            if (code != null) {
                String bio = random.nextInt(3) == 0 ? null : "b" + random.nextInt(3);
                tell("bio of %s %s", code, bio);
                ArtistValues had = model.artists.get(code);
                model.artists.put(code, new ArtistValues(had.name, bio, had.photo, had.styles));
                artist(code).setBio(bio);
            }
        }

        private void changePhoto() {
            String code = choose(model.artists.keySet());
            if (code != null) {
                byte photo = (byte) random.nextInt(5);
                boolean inPlace = random.nextBoolean();
                tell("photo of %s %s %s", code, photo, inPlace);
                ArtistValues had = model.artists.get(code);
                model.artists.put(code, new ArtistValues(had.name, had.bio, photo, had.styles));
                if (inPlace) {
                    artist(code).getPhoto()[0] = photo;
                } else {
                    artist(code).setPhoto(new byte[] {photo});
                }
            }
        }

        private void moved(String picture, String owner) {
            PictureValues had = model.pictures.get(picture);
            model.pictures.put(picture, new PictureValues(owner, had.keeper, had.title));
        }

        private void changeArtist() {
            String code = choose(model.pictures.keySet());
            String owner = chooseOrNone(model.artists.keySet());
            if (code != null) {
                tell("artist of %s %s", code, owner);
                Artist artist = artist(owner);
                picture(code).setArtist(artist);
                moved(code, owner);
            }
        }

        private void addToPictures() {
            String code = choose(model.pictures.keySet());
            String owner = choose(model.artists.keySet());
            if (code != null && owner != null && !owner.equals(model.pictures.get(code).artist)) {
                tell("%s to pictures of %s", code, owner);
                Picture picture = picture(code);
                artist(owner).getPictures().add(picture);
                moved(code, owner);
            }
        }

        private void removeFromPictures() {
            String code = choose(model.pictures.keySet());
            if (code != null && model.pictures.get(code).artist != null) {
                String owner = model.pictures.get(code).artist;
                tell("%s from pictures of %s", code, owner);
                Picture picture = picture(code);
                assertThat(artist(owner).getPictures().remove(picture)).isTrue();
                moved(code, null);
            }
        }

        private void replacePictures() {
            String owner = choose(model.artists.keySet());
            if (owner != null) {
                TreeSet<String> chosen = new TreeSet<>();
                for (int number = random.nextInt(3); number > 0; number--) {
                    String code = choose(model.pictures.keySet());
                    if (code != null) {
                        chosen.add(code);
                    }
                }
                tell("pictures of %s are %s", owner, chosen);
                List<Picture> pictures = new ArrayList<>();
                chosen.forEach(code -> pictures.add(picture(code)));
                artist(owner).setPictures(pictures);
                new ArrayList<>(model.pictures.keySet()).forEach(code -> {
                    if (chosen.contains(code)) {
                        moved(code, owner);
                    } else if (owner.equals(model.pictures.get(code).artist)) {
                        moved(code, null);
                    }
                });
                settle();
            }
        }

        /** A collection of the user's own does not follow others: the session's takes its place. */
        private void settle() {
            session.plan();
        }

        private void changeKeeper() {
            String code = choose(model.pictures.keySet());
            String keeper = chooseOrNone(model.artists.keySet());
            if (code != null) {
                tell("keeper of %s %s", code, keeper);
                Artist artist = artist(keeper);
                picture(code).setKeeper(artist);
                PictureValues had = model.pictures.get(code);
                model.pictures.put(code, new PictureValues(had.artist, keeper, had.title));
            }
        }

        private void changeDesk() {
            String code = choose(model.desks.keySet());
            String worker = chooseOrNone(model.artists.keySet());
            if (code == null) {
                return;
            }
            if (worker != null && random.nextBoolean()) {
                boolean none = random.nextInt(3) == 0;
                tell("desk of %s %s", worker, none ? null : code);
                Desk desk = none ? null : desk(code);
                artist(worker).setDesk(desk);
                model.desks.replaceAll((each, whose) -> whose.equals(worker) ? "" : whose);
                if (!none) {
                    model.desks.put(code, worker);
                }
                return;
            }
            tell("artist of desk %s %s", code, worker);
            Artist artist = artist(worker);
            desk(code).setArtist(artist);
            if (worker != null) {
                model.desks.replaceAll((each, whose) -> whose.equals(worker) ? "" : whose);
            }
            model.desks.put(code, worker == null ? "" : worker);
        }

        private void changeStyles() {
            String code = choose(model.artists.keySet());
            String style = choose(model.styles);
            if (code == null || style == null) {
                return;
            }
            TreeSet<String> had = model.artists.get(code).styles;
            Style object = style(style);
            Artist artist = artist(code);
            switch (random.nextInt(3)) {
                case 0 -> {
                    tell("styles of %s toggles %s", code, style);
                    if (had.remove(style)) {
                        assertThat(artist.getStyles().remove(object)).isTrue();
                    } else {
                        had.add(style);
                        artist.getStyles().add(object);
                    }
                }
                case 1 -> {
                    tell("artists of %s toggles %s", style, code);
                    if (had.remove(style)) {
                        assertThat(object.getArtists().remove(artist)).isTrue();
                    } else {
                        had.add(style);
                        object.getArtists().add(artist);
                    }
                }
                default -> {
                    tell("styles of %s are %s", code, style);
                    had.clear();
                    had.add(style);
                    artist.setStyles(new LinkedHashSet<>(List.of(object)));
                    settle();
                }
            }
        }

        private void delete() {
            switch (random.nextInt(4)) {
                case 0 -> {
                    String code = choose(model.pictures.keySet());
                    if (code != null) {
                        flush();
                        tell("delete %s", code);
                        session.delete(picture(code));
                        model.pictures.remove(code);
                        gone(code);
                    }
                }
                case 1 -> {
                    String code = choose(model.desks.keySet());
                    if (code != null) {
                        flush();
                        tell("delete %s", code);
                        session.delete(desk(code));
                        model.desks.remove(code);
                        gone(code);
                    }
                }
                case 2 -> {
                    String code = choose(model.styles);
                    if (code != null) {
                        flush();
                        tell("delete %s", code);
                        session.delete(style(code));
                        model.styles.remove(code);
                        model.artists.values().forEach(values -> values.styles.remove(code));
                        gone(code);
                    }
                }
                default -> {
                    String code = choose(model.artists.keySet());
                    boolean kept =
                            model.pictures.values().stream().anyMatch(values -> Objects.equals(code, values.keeper));
                    if (code != null && !kept) {
                        flush();
                        tell("delete %s", code);
                        session.delete(artist(code));
                        model.artists.remove(code);
                        new ArrayList<>(model.pictures.keySet()).forEach(picture -> {
                            if (code.equals(model.pictures.get(picture).artist)) {
                                moved(picture, null);
                            }
                        });
                        model.desks.replaceAll((each, whose) -> whose.equals(code) ? "" : whose);
                        gone(code);
                    }
                }
            }
        }

        /** What was deleted stays in collections that are loaded until they are read again. */
        private void gone(String code) {
            held.remove(code);
            flush();
            session.expireAll();
        }

        private void flush() {
            tell("flush");
            session.flush();
            learnKeys();
            if (random.nextInt(4) == 0) {
                studio.sent.clear();
                session.flush();
                assertThat(studio.sent.lines()).isEmpty();
            }
        }

        private void learnKeys() {
            held.forEach((code, thing) -> {
                if (!keys.containsKey(code)) {
                    Integer id = thing instanceof Artist artist
                            ? artist.getId()
                            : thing instanceof Picture picture
                                    ? picture.getId()
                                    : thing instanceof Desk desk ? desk.getId() : ((Style) thing).getId();
                    if (id != null) {
                        keys.put(code, id);
                    }
                }
            });
            if (!holds) {
                held.keySet().removeIf(keys::containsKey);
                if (random.nextInt(200) == 0) {
                    tell("gc");
                    System.gc();
                }
            }
        }

        private void commit() {
            tell("commit");
            session.flush();
            learnKeys();
            session.commit();
            committed = model.copy();
            checkRows();
            if (random.nextInt(5) == 0) {
                tell("new session");
                session.close();
                session = open();
                held.clear();
            } else if (random.nextBoolean()) {
                checkAll();
            }
        }

        private void rollback() {
            tell("rollback");
            session.rollback();
            if (expire == ExpireMode.NEVER) {
                // what was first read after a flush is what that wrote
                session.expireAll();
            }
            model = committed.copy();
            held.keySet().removeIf(code -> !isKnown(code));
            keys.keySet().removeIf(code -> !isKnown(code));
            if (random.nextBoolean()) {
                checkAll();
            }
        }

        private boolean isKnown(String code) {
            return model.artists.containsKey(code)
                    || model.pictures.containsKey(code)
                    || model.desks.containsKey(code)
                    || model.styles.contains(code);
        }

        private void expire() {
            String code = choose(model.artists.keySet());
            String picture = choose(model.pictures.keySet());
            switch (random.nextInt(4)) {
                case 0 -> {
                    tell("expire all");
                    session.expireAll();
                }
                case 1 -> {
                    if (code != null && keys.containsKey(code)) {
                        tell("expire %s", code);
                        session.expire(artist(code));
                    }
                }
                case 2 -> {
                    if (picture != null && keys.containsKey(picture)) {
                        tell("expire %s", picture);
                        session.expire(picture(picture));
                    }
                }
                default -> {
                    if (code != null && keys.containsKey(code)) {
                        tell("expire name of %s", code);
                        session.expire(artist(code), studio.name);
                    }
                }
            }
        }

        /** A copy from a second session, where what it changes is changed. */
        private void merge() {
            String code = choose(model.pictures.keySet());
            if (code == null || !committed.pictures.containsKey(code)) {
                return;
            }
            commit();
            session.commit();
            tell("merge %s", code);
            Picture given;
            boolean looks = random.nextBoolean();
            boolean changes = random.nextBoolean();
            try (Session second = studio.sessions.open()) {
                given = second.get(Picture.class, keys.get(code));
                if (looks) {
                    given.getArtist();
                }
            }
            PictureValues had = model.pictures.get(code);
            given.setTitle(code + "'m");
            if (changes) {
                tell("without artist");
                given.setArtist(null);
            }
            model.pictures.put(code, new PictureValues(changes ? null : had.artist, had.keeper, code + "'m"));
            Picture merged = session.merge(given);
            if (holds) {
                held.put(code, merged);
            }
            checkAll();
        }

        private void query() {
            tell("query");
            if (!autoflush) {
                return;
            }
            Query<Picture> query = session.query(Picture.class);
            Load load = switch (random.nextInt(3)) {
                case 0 -> Load.selectin(studio.artist);
                case 1 -> Load.joined(studio.artist);
                default -> Load.lazy(studio.artist);
            };
            assertThat(codes(query.options(load).all())).isEqualTo(new TreeSet<>(model.pictures.keySet()));
            assertThat(codes(session.query(Artist.class)
                            .options(Load.selectin(studio.painted), Load.selectin(studio.desk))
                            .all()))
                    .isEqualTo(new TreeSet<>(model.artists.keySet()));
            learnKeys();
        }

        private void look() {
            tell("look");
            checkAll();
        }

        /** Another session changes what this one has not. */
        private void other() {
            if (expire == ExpireMode.NEVER) {
                return;
            }
            commit();
            session.commit();
            String code = choose(model.artists.keySet());
            String picture = choose(model.pictures.keySet());
            String owner = choose(model.artists.keySet());
            if (code == null || picture == null) {
                return;
            }
            tell("elsewhere %s is renamed, %s goes to %s", code, picture, owner);
            try (Session second = studio.sessions.open()) {
                second.get(Artist.class, keys.get(code)).setName(code + "'o");
                second.get(Picture.class, keys.get(picture)).setArtist(second.get(Artist.class, keys.get(owner)));
                second.commit();
            }
            ArtistValues had = model.artists.get(code);
            model.artists.put(code, new ArtistValues(code + "'o", had.bio, had.photo, had.styles));
            moved(picture, owner);
            committed = model.copy();
        }

        // ---- checks

        private void checkAll() {
            // in an order of its own, since each look may load what the next one is about
            List<Runnable> looks = new ArrayList<>();
            model.artists.forEach((code, values) -> {
                looks.add(() ->
                        assertThat(artist(code).getName()).as("name of " + code).isEqualTo(values.name));
                looks.add(() ->
                        assertThat(artist(code).getBio()).as("bio of " + code).isEqualTo(values.bio));
                looks.add(() -> assertThat(artist(code).getPhoto())
                        .as("photo of " + code)
                        .containsExactly(values.photo));
                looks.add(() -> assertThat(codes(artist(code).getPictures()))
                        .as("pictures of " + code)
                        .isEqualTo(picturesOf(code)));
                looks.add(() -> assertThat(codes(artist(code).getStyles()))
                        .as("styles of " + code)
                        .isEqualTo(values.styles));
                looks.add(() -> assertThat(code(artist(code).getDesk()))
                        .as("desk of " + code)
                        .isEqualTo(deskOf(code)));
            });
            model.pictures.forEach((code, values) -> {
                looks.add(() -> assertThat(picture(code).getTitle())
                        .as("title of " + code)
                        .isEqualTo(values.title));
                looks.add(() -> assertThat(code(picture(code).getArtist()))
                        .as("artist of " + code)
                        .isEqualTo(values.artist));
                looks.add(() -> assertThat(code(picture(code).getKeeper()))
                        .as("keeper of " + code)
                        .isEqualTo(values.keeper));
            });
            model.desks.forEach(
                    (code, whose) -> looks.add(() -> assertThat(code(desk(code).getArtist()))
                            .as("artist of " + code)
                            .isEqualTo(whose.isEmpty() ? null : whose)));
            model.styles.forEach(code ->
                    looks.add(() -> assertThat(codes(style(code).getArtists()))
                            .as("artists of " + code)
                            .isEqualTo(artistsOf(code))));
            Collections.shuffle(looks, random);
            looks.forEach(Runnable::run);
            learnKeys();
        }

        private TreeSet<String> picturesOf(String artist) {
            TreeSet<String> codes = new TreeSet<>();
            model.pictures.forEach((code, values) -> {
                if (artist.equals(values.artist)) {
                    codes.add(code);
                }
            });
            return codes;
        }

        private TreeSet<String> artistsOf(String style) {
            TreeSet<String> codes = new TreeSet<>();
            model.artists.forEach((code, values) -> {
                if (values.styles.contains(style)) {
                    codes.add(code);
                }
            });
            return codes;
        }

        private String deskOf(String artist) {
            return model.desks.keySet().stream()
                    .filter(code -> model.desks.get(code).equals(artist))
                    .findFirst()
                    .orElse(null);
        }

        private String codeOf(Class<?> type, Integer id) {
            char first = Character.toLowerCase(type.getSimpleName().charAt(0));
            char letter = type == Style.class ? 's' : first;
            return id == null
                    ? null
                    : keys.keySet().stream()
                            .filter(code -> code.charAt(0) == letter
                                    && isKnown(code)
                                    && keys.get(code).equals(id))
                            .findFirst()
                            .orElse("?" + id);
        }

        private void checkRows() {
            try (Session second = studio.sessions.open()) {
                TreeMap<String, String> rows = new TreeMap<>();
                second.query(studio.artistId, studio.name, studio.bio, studio.photo)
                        .all()
                        .forEach(row -> rows.put(
                                codeOf(Artist.class, row.value1()),
                                row.value2() + " " + row.value3() + " " + row.value4()[0]));
                second.query(studio.pictureId, studio.title, studio.pictureArtist, studio.pictureKeeper)
                        .all()
                        .forEach(row -> rows.put(
                                codeOf(Picture.class, row.value1()),
                                row.value2() + " " + codeOf(Artist.class, row.value3()) + " "
                                        + codeOf(Artist.class, row.value4())));
                second.query(studio.deskId, studio.deskArtist)
                        .all()
                        .forEach(row ->
                                rows.put(codeOf(Desk.class, row.value1()), "" + codeOf(Artist.class, row.value2())));
                second.query(studio.styleId, studio.label)
                        .all()
                        .forEach(row -> rows.put(codeOf(Style.class, row.value1()), row.value2()));
                TreeMap<String, String> expected = new TreeMap<>();
                model.artists.forEach(
                        (code, values) -> expected.put(code, values.name + " " + values.bio + " " + values.photo));
                model.pictures.forEach(
                        (code, values) -> expected.put(code, values.title + " " + values.artist + " " + values.keeper));
                model.desks.forEach((code, whose) -> expected.put(code, whose.isEmpty() ? "null" : whose));
                model.styles.forEach(code -> expected.put(code, code));
                assertThat(rows).isEqualTo(expected);
                model.artists.forEach((code, values) -> assertThat(
                                codes(second.get(Artist.class, keys.get(code)).getStyles()))
                        .isEqualTo(values.styles));
            }
        }
    }

    @Test
    void rowsAndGettersAreAsTheModelSays() {
        for (Loading loading : List.of(Loading.LAZY, Loading.SELECTIN)) {
            try (Studio studio = new Studio(kind, loading)) {
                for (long seed = FIRST; seed < FIRST + RUNS; seed++) {
                    studio.clear();
                    try {
                        new Run(studio, seed).run();
                    } catch (AssertionError failure) {
                        throw new AssertionError(loading + ", seed " + seed + ": " + failure.getMessage(), failure);
                    }
                }
            }
        }
    }
}
