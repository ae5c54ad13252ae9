package io.mercator.woven;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.type.Types.BINARY;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Sql;
import io.mercator.dialect.kit.StatementRecorder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of artists with pictures, a desk each and styles, for woven classes with references of all kinds. */
final class Studio implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Who paints. */
    static final class Artist {
        private Integer id;
        private String name;
        private String bio;
        private byte[] photo;
        private List<Picture> pictures = new ArrayList<>();
        private Desk desk;
        private Set<Style> styles = new LinkedHashSet<>();

        Artist() {}

        Artist(String name) {
            this.name = name;
        }

        Integer getId() {
            return id;
        }

        String getName() {
            return name;
        }

        void setName(String name) {
            this.name = name;
        }

        String getBio() {
            return bio;
        }

        void setBio(String bio) {
            this.bio = bio;
        }

        byte[] getPhoto() {
            return photo;
        }

        void setPhoto(byte[] photo) {
            this.photo = photo;
        }

        List<Picture> getPictures() {
            return pictures;
        }

        void setPictures(List<Picture> pictures) {
            this.pictures = pictures;
        }

        Desk getDesk() {
            return desk;
        }

        void setDesk(Desk desk) {
            this.desk = desk;
        }

        Set<Style> getStyles() {
            return styles;
        }

        void setStyles(Set<Style> styles) {
            this.styles = styles;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What an artist paints and somebody keeps. */
    static final class Picture {
        private Integer id;
        private String title;
        private Artist artist;
        private Integer keeperId;
        private Artist keeper;

        Picture() {}

        Picture(String title) {
            this.title = title;
        }

        Integer getId() {
            return id;
        }

        String getTitle() {
            return title;
        }

        void setTitle(String title) {
            this.title = title;
        }

        Artist getArtist() {
            return artist;
        }

        void setArtist(Artist artist) {
            this.artist = artist;
        }

        Integer getKeeperId() {
            return keeperId;
        }

        void setKeeperId(Integer keeperId) {
            this.keeperId = keeperId;
        }

        Artist getKeeper() {
            return keeper;
        }

        void setKeeper(Artist keeper) {
            this.keeper = keeper;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /** Where one artist works. */
    static final class Desk {
        private Integer id;
        private String place;
        private Artist artist;

        Desk() {}

        Desk(String place) {
            this.place = place;
        }

        Integer getId() {
            return id;
        }

        String getPlace() {
            return place;
        }

        void setPlace(String place) {
            this.place = place;
        }

        Artist getArtist() {
            return artist;
        }

        void setArtist(Artist artist) {
            this.artist = artist;
        }

        @Override
        public String toString() {
            return place;
        }
    }

    /** How artists paint. */
    static final class Style {
        private Integer id;
        private String label;
        private List<Artist> artists = new ArrayList<>();

        Style() {}

        Style(String label) {
            this.label = label;
        }

        Integer getId() {
            return id;
        }

        String getLabel() {
            return label;
        }

        void setLabel(String label) {
            this.label = label;
        }

        List<Artist> getArtists() {
            return artists;
        }

        void setArtists(List<Artist> artists) {
            this.artists = artists;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    final MetaData metadata = new MetaData();
    final Table artists = Table.of(
            metadata,
            "artists",
            column("id", INTEGER, primaryKey()),
            column("name", STRING.length(100)),
            column("bio", STRING.length(100)),
            column("photo", BINARY.length(100)));
    final Column<Integer> artistId = artists.get("id", INTEGER);
    final Column<String> name = artists.get("name", STRING);
    final Column<String> bio = artists.get("bio", STRING);
    final Column<byte[]> photo = artists.get("photo", BINARY);
    final Table pictures = Table.of(
            metadata,
            "pictures",
            column("id", INTEGER, primaryKey()),
            column("title", STRING.length(100)),
            column("artist_id", INTEGER, references("artists.id")),
            column("keeper_id", INTEGER, references("artists.id")));
    final Column<Integer> pictureId = pictures.get("id", INTEGER);
    final Column<String> title = pictures.get("title", STRING);
    final Column<Integer> pictureArtist = pictures.get("artist_id", INTEGER);
    final Column<Integer> pictureKeeper = pictures.get("keeper_id", INTEGER);
    final Table desks = Table.of(
            metadata,
            "desks",
            column("id", INTEGER, primaryKey()),
            column("place", STRING.length(100)),
            column("artist_id", INTEGER, references("artists.id"), unique()));
    final Column<Integer> deskId = desks.get("id", INTEGER);
    final Column<String> place = desks.get("place", STRING);
    final Column<Integer> deskArtist = desks.get("artist_id", INTEGER);
    final Table styles =
            Table.of(metadata, "styles", column("id", INTEGER, primaryKey()), column("label", STRING.length(100)));
    final Column<Integer> styleId = styles.get("id", INTEGER);
    final Column<String> label = styles.get("label", STRING);
    final Table artistStyles = Table.of(
            metadata,
            "artist_styles",
            column("artist_id", INTEGER, primaryKey(), references("artists.id")),
            column("style_id", INTEGER, primaryKey(), references("styles.id")));
    final ToMany<Artist, Picture> painted =
            ToMany.list(Artist.class, "pictures", Picture.class, Artist::getPictures, Artist::setPictures);
    final ToOne<Picture, Artist> artist =
            ToOne.of(Picture.class, "artist", Artist.class, Picture::getArtist, Picture::setArtist);
    final ToOne<Picture, Artist> keeper =
            ToOne.of(Picture.class, "keeper", Artist.class, Picture::getKeeper, Picture::setKeeper);
    final ToOne<Artist, Desk> desk = ToOne.of(Artist.class, "desk", Desk.class, Artist::getDesk, Artist::setDesk);
    final ToOne<Desk, Artist> worker = ToOne.of(Desk.class, "artist", Artist.class, Desk::getArtist, Desk::setArtist);
    final ToMany<Artist, Style> paintsIn =
            ToMany.set(Artist.class, "styles", Style.class, Artist::getStyles, Artist::setStyles);
    final ToMany<Style, Artist> followers =
            ToMany.list(Style.class, "artists", Artist.class, Style::getArtists, Style::setArtists);
    final StatementRecorder sent = new StatementRecorder();
    final Registry registry = new Registry();
    final Engine engine;
    final SessionFactory sessions;

    Studio(String kind) {
        this(kind, Loading.LAZY);
    }

    /**
     * Creates the tables.
     *
     * @param loading how a picture's artist, an artist's desk and a desk's artist are loaded
     */
    Studio(String kind, Loading loading) {
        painted.foreignKey(pictureArtist).backPopulates(artist).orderBy(pictureId);
        artist.foreignKey(pictureArtist).load(loading);
        keeper.foreignKey(pictureKeeper).load(Loading.SELECTIN);
        desk.backPopulates(worker).load(loading);
        worker.load(loading);
        paintsIn.secondary(artistStyles).backPopulates(followers).orderBy(styleId);
        followers.secondary(artistStyles).orderBy(artistId);
        registry.map(Artist.class, artists)
                .construct(Artist::new)
                .property(artistId, Artist::getId, (one, id) -> one.id = id)
                .property(name, Artist::getName, Artist::setName)
                .property(bio, Artist::getBio, Artist::setBio)
                .property(photo, Artist::getPhoto, Artist::setPhoto)
                .relationships(painted, desk, paintsIn)
                .defer(bio)
                .requireWoven();
        registry.map(Picture.class, pictures)
                .construct(Picture::new)
                .property(pictureId, Picture::getId, (one, id) -> one.id = id)
                .property(title, Picture::getTitle, Picture::setTitle)
                .property(pictureKeeper, Picture::getKeeperId, Picture::setKeeperId)
                .relationships(artist, keeper)
                .requireWoven();
        registry.map(Desk.class, desks)
                .construct(Desk::new)
                .property(deskId, Desk::getId, (one, id) -> one.id = id)
                .property(place, Desk::getPlace, Desk::setPlace)
                .relationships(worker)
                .requireWoven();
        registry.map(Style.class, styles)
                .construct(Style::new)
                .property(styleId, Style::getId, (one, id) -> one.id = id)
                .property(label, Style::getLabel, Style::setLabel)
                .relationships(followers)
                .requireWoven();
        String url = kind.equals("sqlite") ? "sqlite::memory:" : "derby:memory:studio" + NUMBER.incrementAndGet();
        engine = Engine.create(url, o -> o.listener(sent));
        sessions = SessionFactory.of(registry).bind(engine);
        metadata.createAll(engine);
    }

    /** Two artists: ada with the pictures a and b, the desk d and the style s, and bob with c, which ada keeps. */
    Studio filled() {
        sessions.transaction(session -> {
            Artist ada = new Artist("ada");
            ada.setBio("long");
            ada.setPhoto(new byte[] {1, 2});
            ada.getPictures().add(new Picture("a"));
            ada.getPictures().add(new Picture("b"));
            ada.setDesk(new Desk("d"));
            ada.getStyles().add(new Style("s"));
            Artist bob = new Artist("bob");
            Picture c = new Picture("c");
            bob.getPictures().add(c);
            session.addAll(ada, bob);
            c.setKeeper(ada);
        });
        sent.clear();
        return this;
    }

    /** Deletes all rows. */
    void clear() {
        engine.begin(connection -> List.of(artistStyles, styles, desks, pictures, artists)
                .forEach(table -> connection.execute(Sql.delete(table))));
    }

    @Override
    public void close() {
        engine.close();
    }
}
