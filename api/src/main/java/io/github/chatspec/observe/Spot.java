package io.github.chatspec.observe;

import io.github.chatspec.contract.Response;
import io.github.chatspec.json.Masked;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.observe.Shape.Part;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * One place of a body on the way through it: its shape, and where it is counted.
 *
 * <p>Where a schema leads back to one around it, what lies below is counted at the outer place, so that a recursive
 * schema has a finite number of places.
 */
final class Spot {

    private static final int REMEMBERED_KEYS = 200;

    private final Shapes shapes;
    private final ResponseCounts response;
    private final Spot above;
    private final String pointer;
    private final Shape shape;
    private final FieldCounts counts;
    private final Map<String, Spot> keys = new HashMap<>();
    private final Map<String, String> masked = new HashMap<>();
    private Spot inside;
    private Spot rest;
    private Spot items;

    /** The object that last had a value here, by which a key that comes twice is told. */
    private long holder;

    /** The place of this field among those that tell the kinds of its object apart, or -1. */
    private int tested = -1;

    private Spot(Shapes shapes, ResponseCounts response, Spot above, String pointer, Shape shape) {
        this.shapes = shapes;
        this.response = response;
        this.above = above;
        this.pointer = pointer;
        this.shape = shape;
        this.counts = response.field(pointer);
    }

    /** Begins at the body of a response. */
    static Spot root(Shapes shapes, Response response, ResponseCounts counts) {
        return new Spot(shapes, counts, null, Pointers.ROOT, shapes.of(response));
    }

    /** Returns the place of a documented key's value, or nothing, that is null, since this is asked for every key. */
    Spot key(String key) {
        Spot known = keys.get(key);
        if (known != null) {
            return known;
        }
        Set<Part> parts = shape.keys().get(key);
        if (parts == null) {
            return rest();
        }
        Spot made = below(Pointers.append(pointer, key), parts);
        made.tested = shape.kinds().tested().indexOf(key);
        keys.put(key, made);
        return made;
    }

    Spot rest() {
        if (rest == null && !shape.rest().isEmpty()) {
            rest = below(pointer + "/*", shape.rest());
        }
        return rest;
    }

    Spot items() {
        if (items == null && !shape.items().isEmpty()) {
            items = below(pointer + "/*", shape.items());
        }
        return items;
    }

    private Spot below(String child, Set<Part> parts) {
        return new Spot(shapes, response, this, child, shapes.of(parts));
    }

    /** Returns where what lies below this place is counted. */
    Spot inside() {
        if (inside == null) {
            inside = this;
            for (Spot outer = above; outer != null && !shape.isLeaf(); outer = outer.above) {
                if (outer.shape.below().equals(shape.below())) {
                    inside = outer;
                }
            }
        }
        return inside;
    }

    /** Returns an undocumented key as it may be shown. */
    String shown(String key) {
        String known = masked.get(key);
        if (known != null) {
            return known;
        }
        String shown = Masked.key(key);
        if (masked.size() < REMEMBERED_KEYS && key.length() <= REMEMBERED_KEYS) {
            masked.put(key, shown);
        }
        return shown;
    }

    /** Tells whether the object already had a value here, and remembers that it has one now. */
    boolean isTakenBy(long object) {
        boolean taken = holder == object;
        holder = object;
        return taken;
    }

    Shape shape() {
        return shape;
    }

    FieldCounts counts() {
        return counts;
    }

    String pointer() {
        return pointer;
    }

    int tested() {
        return tested;
    }
}
