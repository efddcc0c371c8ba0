package io.github.chatspec.coverage;

import io.github.chatspec.contract.Response;
import io.github.chatspec.coverage.shape.BodyShape;
import io.github.chatspec.coverage.shape.BodyShape.Part;
import io.github.chatspec.coverage.shape.BodyShapes;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.text.MaskedText;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A place in the bodies of a response, with the shape that the contract gives it and the counts of its values. Its JSON
 * Pointer has {@code *} for any item.
 *
 * <p>Below a recursive reference, values are counted at the outer place, so that a recursive
 * schema has a finite number of places.
 */
final class BodyNode {

    private static final int REMEMBERED_KEYS = 200;

    private final BodyShapes shapes;
    private final ResponseCounts response;
    private final BodyNode above;
    private final String pointer;
    private final BodyShape shape;
    private final FieldCounts counts;
    private final Map<String, BodyNode> keys = new HashMap<>();
    private final Map<String, String> masked = new HashMap<>();
    private NodeMemory memory;
    private BodyNode inside;
    private BodyNode rest;
    private BodyNode items;

    /** The number of the last object that had a value here; detects repeated keys. */
    private long lastHolder;

    /** The index of this field among those that define the kind of its object, or -1. */
    private int kindIndex = -1;

    private BodyNode(BodyShapes shapes, ResponseCounts response, BodyNode above, String pointer, BodyShape shape) {
        this.shapes = shapes;
        this.response = response;
        this.above = above;
        this.pointer = pointer;
        this.shape = shape;
        this.counts = response.field(pointer);
    }

    /** Creates the node of the body of a response. */
    static BodyNode root(BodyShapes shapes, Response response, ResponseCounts counts) {
        return new BodyNode(shapes, counts, null, Pointers.ROOT, shapes.of(response));
    }

    /** Returns the node of a key, which is {@link #rest()} for an undocumented one; null if its values are not counted. */
    BodyNode key(String key) {
        BodyNode known = keys.get(key);
        if (known != null) {
            return known;
        }
        Set<Part> parts = shape.keys().get(key);
        if (parts == null) {
            return rest();
        }
        BodyNode made = below(Pointers.append(pointer, key), parts);
        made.kindIndex = shape.kinds().definingFields().indexOf(key);
        keys.put(key, made);
        return made;
    }

    /** Returns the node of the values of undocumented keys; null if these are not counted. */
    BodyNode rest() {
        if (rest == null && !shape.rest().isEmpty()) {
            rest = below(pointer + "/*", shape.rest());
        }
        return rest;
    }

    /** Returns the node of the items of arrays at this place; null if they are not counted. */
    BodyNode items() {
        if (items == null && !shape.items().isEmpty()) {
            items = below(pointer + "/*", shape.items());
        }
        return items;
    }

    private BodyNode below(String child, Set<Part> parts) {
        return new BodyNode(shapes, response, this, child, shapes.of(parts));
    }

    /** Returns the node at which the values below this place are counted. */
    BodyNode inside() {
        if (inside == null) {
            inside = this;
            for (BodyNode outer = above; outer != null && !shape.isLeaf(); outer = outer.above) {
                if (outer.shape.below().equals(shape.below())) {
                    inside = outer;
                }
            }
        }
        return inside;
    }

    /** Returns an undocumented key without what may not be printed, such as personal data. */
    String shown(String key) {
        String known = masked.get(key);
        if (known != null) {
            return known;
        }
        String shown = MaskedText.key(key);
        if (masked.size() < REMEMBERED_KEYS && key.length() <= REMEMBERED_KEYS) {
            masked.put(key, shown);
        }
        return shown;
    }

    /** Marks that an object, given by its number, has a value here, and returns whether it already had one. */
    boolean markIn(long object) {
        boolean taken = lastHolder == object;
        lastHolder = object;
        return taken;
    }

    /**
     * Returns what clean bodies contained at this place.
     *
     * @param tallies the tallies of the only {@link CleanBodyWalk} that reads this node
     */
    NodeMemory memory(Tallies tallies) {
        if (memory == null) {
            memory = new NodeMemory(this, tallies);
        }
        return memory;
    }

    BodyShape shape() {
        return shape;
    }

    FieldCounts counts() {
        return counts;
    }

    String pointer() {
        return pointer;
    }

    int kindIndex() {
        return kindIndex;
    }
}
