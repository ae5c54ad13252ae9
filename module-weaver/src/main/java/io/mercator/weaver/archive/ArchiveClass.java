package io.mercator.weaver.archive;

/**
 * A class file in a folder or jar.
 *
 * @param path its path there, with slashes
 * @param className the binary name that the path says
 * @param release the Java release that it is for; 0 when for all
 * @param bytes the class file
 */
public record ArchiveClass(String path, String className, int release, byte[] bytes) {
    private static final String VERSIONS = "META-INF/versions/";
    private static final String SUFFIX = ".class";

    static boolean isClass(String path) {
        return path.endsWith(SUFFIX);
    }

    static ArchiveClass of(String path, byte[] bytes) {
        int release = release(path);
        String within = release == 0 ? path : path.substring(path.indexOf('/', VERSIONS.length()) + 1);
        String name = within.substring(0, within.length() - SUFFIX.length()).replace('/', '.');
        return new ArchiveClass(path, name, release, bytes);
    }

    private static int release(String path) {
        int end = path.startsWith(VERSIONS) ? path.indexOf('/', VERSIONS.length()) : -1;
        String release = end < 0 ? "" : path.substring(VERSIONS.length(), end);
        return release.matches("[0-9]{1,4}") ? Integer.parseInt(release) : 0;
    }
}
