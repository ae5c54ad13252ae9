package io.mercator.weaver;

import io.mercator.weaver.archive.Archive;
import io.mercator.weaver.archive.ArchiveClass;
import io.mercator.weaver.error.WeavingException;
import io.mercator.weaver.source.ClassFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Weaves a folder or jar. Classes for one Java release see those for it and for releases before it. */
final class ArchiveRun {
    private final Weaver weaver;
    private final Path target;
    private final Archive archive;
    private final Map<String, byte[]> changed = new LinkedHashMap<>();

    ArchiveRun(Weaver weaver, Path target) {
        this.weaver = weaver;
        this.target = target;
        this.archive = Archive.of(target);
    }

    WeavingReport weave() {
        WeavingReport report = check();
        if (!changed.isEmpty()) {
            try {
                archive.replace(changed);
            } catch (IOException e) {
                throw unusable("written", e);
            }
        }
        return report;
    }

    WeavingReport check() {
        List<ArchiveClass> classes = classes();
        Set<String> names = classes.stream()
                .map(ArchiveClass::className)
                .filter(name -> !name.endsWith("module-info") && !name.endsWith("package-info"))
                .collect(Collectors.toSet());
        weaver.requireMatches(names);
        Map<Integer, Weaver> weavers = new HashMap<>();
        List<Weaving> weavings = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (ArchiveClass each : classes) {
            Weaver layered = weavers.computeIfAbsent(each.release(), key -> layer(classes, names, key));
            try {
                Weaving weaving = layered.weave(each.className(), each.bytes());
                weavings.add(weaving);
                if (weaving.hasChanged()) {
                    changed.put(each.path(), weaving.classFile());
                }
            } catch (WeavingException e) {
                failures.add(e.getMessage());
            }
        }
        if (!failures.isEmpty()) {
            throw WeavingException.ofAll(failures);
        }
        return new WeavingReport(target, weavings);
    }

    private List<ArchiveClass> classes() {
        try {
            return archive.classes();
        } catch (IOException e) {
            throw unusable("read", e);
        }
    }

    private Weaver layer(List<ArchiveClass> classes, Set<String> names, int release) {
        Map<String, ArchiveClass> newest = new HashMap<>();
        classes.stream()
                .filter(each -> each.release() <= release)
                .forEach(each -> newest.merge(
                        each.className(), each, (left, right) -> left.release() > right.release() ? left : right));
        Map<String, byte[]> bytes = new HashMap<>();
        newest.forEach((name, each) -> bytes.put(name, each.bytes()));
        return weaver.before(ClassFiles.of(bytes), names);
    }

    private WeavingException unusable(String verb, IOException cause) {
        return new WeavingException(
                "'" + target + "' cannot be " + verb + ": " + cause
                        + ". Nothing is woven; is it a folder or jar that you " + "may change?",
                cause);
    }
}
