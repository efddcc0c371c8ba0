package io.github.chatspec.coverage.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The kinds of objects of one shape. */
public final class ObjectKinds {

    private static final String[] NO_VALUES = {};

    /** Ordered by the number of required values, the highest first. */
    private final List<ObjectKind> kinds;

    private final List<String> names;
    private final List<String> definingFields;

    ObjectKinds(List<ObjectKind> kinds, List<String> keys) {
        this.kinds = kinds.stream()
                .sorted(Comparator.comparing(kind -> -kind.fields().size()))
                .toList();
        this.names = this.kinds.stream().map(kind -> kind.name(keys)).toList();
        this.definingFields = kinds.stream()
                .flatMap(kind -> kind.fields().keySet().stream())
                .distinct()
                .toList();
    }

    /** Returns the fields that define the kinds. */
    public List<String> definingFields() {
        return definingFields;
    }

    /** Returns an empty buffer for the values of the fields that define the kinds. */
    public String[] newValues() {
        return definingFields.isEmpty() ? NO_VALUES : new String[definingFields.size()];
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
            if (matches(kind, values) && found.stream().noneMatch(narrower -> narrower.isWithin(kind))) {
                found.add(kind);
                foundNames.add(names.get(i));
            }
        }
        return foundNames;
    }

    private boolean matches(ObjectKind kind, String[] values) {
        for (int i = 0; i < values.length; i++) {
            String required = kind.fields().get(definingFields.get(i));
            if (required != null && !required.equals(values[i])) {
                return false;
            }
        }
        return true;
    }
}
