package io.github.chatspec.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of contracts that are used together.
 *
 * <p>A contract is named after its file, or after its folder if the file is called {@code openapi}. Files of one name get
 * as many of the folders above them as tell them apart, for example {@code v1-api} and {@code v2-api}. Only folders below
 * the one that they share are used, so that the names are the same wherever it is.
 */
final class ContractNames {

    private final List<List<String>> segments = new ArrayList<>();
    private final List<Integer> used = new ArrayList<>();
    private final Set<String> taken;

    private ContractNames(List<Path> files, Set<String> taken) {
        this.taken = taken;
        for (Path file : files) {
            segments.add(segments(file));
            used.add(1);
        }
    }

    /**
     * Returns the names of contracts.
     *
     * @param files the files, each a different one
     * @param taken the names of other contracts
     * @return a name for each file, all different
     */
    static List<String> of(List<Path> files, Collection<String> taken) {
        return new ContractNames(files, Set.copyOf(taken)).names();
    }

    /** Returns the folders and the stem of a file's name; without the stem if it is {@code openapi}. */
    private static List<String> segments(Path file) {
        List<String> segments = new ArrayList<>();
        for (Path segment : file.toAbsolutePath().normalize()) {
            segments.add(segment.toString());
        }
        int last = segments.size() - 1;
        segments.set(last, segments.get(last).replaceFirst("\\.[^.]*$", ""));
        return last > 0 && segments.get(last).equals("openapi") ? segments.subList(0, last) : segments;
    }

    private List<String> names() {
        // Each round adds a folder to a name or is the last one.
        while (extendRepeated()) {}
        List<String> names = new ArrayList<>();
        Set<String> all = new HashSet<>(taken);
        for (int i = 0; i < segments.size(); i++) {
            String name = name(i);
            for (int number = 2; !all.add(name); number++) {
                name = name(i) + "-" + number;
            }
            names.add(name);
        }
        return names;
    }

    private boolean extendRepeated() {
        List<Integer> extendable = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            List<List<String>> alike = alike(i);
            boolean isRepeated = alike.size() > 1 || taken.contains(name(i));
            if (isRepeated && used.get(i) < segments.get(i).size() - shared(alike)) {
                extendable.add(i);
            }
        }
        extendable.forEach(i -> used.set(i, used.get(i) + 1));
        return !extendable.isEmpty();
    }

    /** Returns the segments of the files that have the same name at present, with the file itself. */
    private List<List<String>> alike(int file) {
        List<List<String>> alike = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            if (name(i).equals(name(file))) {
                alike.add(segments.get(i));
            }
        }
        return alike;
    }

    /** Returns the number of folders that all files share; a single file shares none. */
    private static int shared(List<List<String>> files) {
        int shared = 0;
        while (files.size() > 1 && isShared(files, shared)) {
            shared++;
        }
        return shared;
    }

    private static boolean isShared(List<List<String>> files, int index) {
        for (List<String> file : files) {
            if (index >= file.size() - 1 || !file.get(index).equals(files.get(0).get(index))) {
                return false;
            }
        }
        return true;
    }

    private String name(int file) {
        List<String> all = segments.get(file);
        return String.join("-", all.subList(all.size() - used.get(file), all.size()));
    }
}
