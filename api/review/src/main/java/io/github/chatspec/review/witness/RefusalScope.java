package io.github.chatspec.review.witness;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.review.schema.SchemaChange;
import io.github.chatspec.review.schema.SchemaTrail;
import io.github.chatspec.text.ValueRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Separates refusals that are about one change from those that other changes of the same schemas cause. */
final class RefusalScope {

    private static final String BODY = "body";

    /** The keywords whose subschemas only test a value, so that the refusal is at the place of the keyword. */
    private static final Set<String> TESTS = Set.of("if", "not", "oneOf", "anyOf", "contains", "propertyNames");

    /** The keywords that are about a value as a whole, so that a refusal within it has another reason. */
    private static final Set<String> OF_THE_VALUE = Set.of(
            "type",
            "enum",
            "const",
            "format",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "required");

    private final SchemaChange change;
    private final List<String> path;
    private final boolean isInTest;

    RefusalScope(SchemaChange change) {
        this.change = change;
        int depth = depth(change.trail());
        this.path = new ArrayList<>(change.trail().path().subList(0, depth));
        this.isInTest = depth < change.trail().path().size() || isTest(change.trail());
        if (change.keyword().equals("properties") && !change.name().isEmpty() && !isInTest) {
            path.add(change.name());
        }
    }

    /** Returns the number of keys that lead to the first test on the way, or to the changed schemas. */
    private static int depth(SchemaTrail trail) {
        List<SchemaTrail.Step> steps = trail.steps();
        for (int i = 1; i < steps.size(); i++) {
            if (TESTS.contains(steps.get(i).keyword())) {
                return steps.get(i - 1).depth();
            }
        }
        int last = trail.path().size();
        return last > 0 && trail.path().get(last - 1).equals(SchemaTrail.KEY) ? last - 1 : last;
    }

    private static boolean isTest(SchemaTrail trail) {
        return trail.steps().stream().anyMatch(step -> TESTS.contains(step.keyword()));
    }

    /** Returns whether a refusal is at the changed place, or in it, and about the key that the change is about. */
    boolean includes(Finding refusal) {
        String pointer = refusal.isAboutRequest()
                ? refusal.cause().orElse(BODY).replaceFirst("^" + BODY + " ?", "")
                : refusal.pointer().orElse("");
        List<String> place = new ArrayList<>();
        for (String token :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            place.add(Pointers.last("/" + token));
        }
        boolean isExact = !isInTest && OF_THE_VALUE.contains(change.keyword()) && !change.isOfExcludedItems();
        if (place.size() < path.size() || (isExact && place.size() > path.size())) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            String segment = path.get(i);
            if (!segment.equals(SchemaTrail.ITEM) && !segment.startsWith("{") && !segment.equals(place.get(i))) {
                return false;
            }
        }
        boolean isMissingKey =
                refusal.rule().equals("required") || refusal.message().contains(" is missing");
        return !isMissingKey
                || isInTest
                || !change.keyword().equals("required")
                || change.name().isEmpty()
                || refusal.message().contains(ValueRenderer.quoted(change.name()));
    }
}
