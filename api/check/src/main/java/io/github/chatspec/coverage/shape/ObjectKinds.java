package io.github.chatspec.coverage.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The kinds of objects of one shape. */
public final class ObjectKinds {

    private static final String[] NO_ROOM = {};

    /** Ordered by the number of required values, the highest first. */
    private final List<ObjectKind> kinds;

    private final List<String> names;
    private final List<String> tested;

    ObjectKinds(List<ObjectKind> kinds, List<String> keys) {
        this.kinds = kinds.stream()
                .sorted(Comparator.comparing(kind -> -kind.fields().size()))
                .toList();
        this.names = this.kinds.stream().map(kind -> kind.name(keys)).toList();
        this.tested = kinds.stream()
                .flatMap(kind -> kind.fields().keySet().stream())
                .distinct()
                .toList();
    }

    /** The fields that define the kinds. */
    public List<String> tested() {
        return tested;
    }

    /** A buffer for the values of the fields that define the kinds. */
    public String[] room() {
        return tested.isEmpty() ? NO_ROOM : new String[tested.size()];
    }

    public List<String> names() {
        return names;
    }

    /** Returns the names of the most specific kinds of an object. */
    public List<String> of(String[] values) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        List<ObjectKind> found = new ArrayList<>();
        List<String> foundNames = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            ObjectKind kind = kinds.get(i);
            if (holds(kind, values) && found.stream().noneMatch(narrower -> narrower.isWithin(kind))) {
                found.add(kind);
                foundNames.add(names.get(i));
            }
        }
        return foundNames;
    }

    private boolean holds(ObjectKind kind, String[] values) {
        for (int i = 0; i < values.length; i++) {
            String asked = kind.fields().get(tested.get(i));
            if (asked != null && !asked.equals(values[i])) {
                return false;
            }
        }
        return true;
    }
}
