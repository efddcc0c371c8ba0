package io.github.chatspec.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.review.change.Change.Action;
import io.github.chatspec.review.schema.SchemaChange;
import io.github.chatspec.text.ValueRenderer;
import java.util.Locale;
import java.util.Set;

/** Describes changes of schemas in one sentence each. */
final class ChangeSentences {

    private ChangeSentences() {}

    /** The keywords whose schemas are not about all values, so that they describe properties only further. */
    private static final Set<String> CONDITIONAL = Set.of("if", "then", "else", "not", "dependentSchemas");

    /** A body as a whole, in a sentence. */
    static final String BODY = "the whole body";

    /**
     * Returns what changed, for example {@code "closed" was added to the enum of /status}.
     *
     * @param change the change
     * @param whole what the schemas describe at the beginning of the way, for example {@link #BODY}
     */
    static String of(SchemaChange change, String whole) {
        String at = change.trail().location();
        String of = at.isEmpty() ? whole : whole.equals(BODY) ? at : at + " in " + whole;
        return switch (change.keyword()) {
            case "enum" -> change.name().isEmpty() ? list(change, of) : value(change, of);
            case "properties" ->
                (CONDITIONAL.contains(change.trail().last().keyword())
                                ? "a condition on the property "
                                : "the property ")
                        + ValueRenderer.quoted(change.name()) + " of " + of + was(change);
            case "required" ->
                "the property " + ValueRenderer.quoted(change.name()) + " of " + of
                        + (change.action() == Action.ADDED ? " became required" : " became optional");
            case "dependentRequired" -> dependent(change, of);
            case "type" ->
                "the type of " + of + " changed from " + types(change.before().orElseThrow()) + " to "
                        + types(change.after().orElseThrow());
            case "uniqueItems" ->
                "the items of " + of
                        + (change.action() == Action.ADDED ? " must differ now" : " need no longer differ");
            default -> keyword(change, of);
        };
    }

    private static String dependent(SchemaChange change, String of) {
        String required = change.before().or(change::after).orElseThrow().asText();
        String needing = change.name().substring(0, change.name().length() - required.length() - 1);
        String now = change.action() == Action.ADDED ? " became" : " is no longer";
        return "the property " + quoted(required) + " of " + of + now + " required with " + quoted(needing);
    }

    private static String quoted(String text) {
        return ValueRenderer.quoted(text);
    }

    private static String value(SchemaChange change, String of) {
        return shown(change.before().or(change::after).orElseThrow())
                + (change.action() == Action.ADDED ? " was added to" : " was removed from") + " the enum of " + of;
    }

    private static String list(SchemaChange change, String of) {
        JsonNode values = change.action() == Action.ADDED
                ? change.after().orElseThrow()
                : change.before().orElseThrow();
        return change.action() == Action.ADDED
                ? of + " is now one of the listed values " + shown(values)
                : of + " is no longer one of the listed values " + shown(values);
    }

    private static String types(JsonNode types) {
        if (types.isTextual()) {
            return types.textValue();
        }
        StringBuilder text = new StringBuilder();
        types.forEach(type -> text.append(text.isEmpty() ? "" : " or ").append(type.asText()));
        return text.isEmpty() ? "nothing" : text.toString();
    }

    private static String keyword(SchemaChange change, String of) {
        String keyword = change.keyword()
                + (change.name().isEmpty() || change.before().isPresent()
                        ? ""
                        : " " + ValueRenderer.quoted(change.name()));
        boolean isValue =
                change.before().or(change::after).filter(JsonNode::isValueNode).isPresent();
        if (!isValue) {
            String named = change.keyword()
                    + (change.name().isEmpty() || change.name().matches("[0-9]+")
                            ? ""
                            : " " + ValueRenderer.quoted(change.name()));
            return named + " of " + of + was(change);
        }
        return switch (change.action()) {
            case CHANGED ->
                keyword + " of " + of + " changed from " + shown(change.before().orElseThrow()) + " to "
                        + shown(change.after().orElseThrow());
            case ADDED -> change.keyword() + " " + shown(change.after().orElseThrow()) + " was added to " + of;
            case REMOVED -> change.keyword() + " " + shown(change.before().orElseThrow()) + " was removed from " + of;
        };
    }

    private static String shown(JsonNode value) {
        return ValueRenderer.shorten(value.toString());
    }

    static String was(SchemaChange change) {
        return " was " + change.action().name().toLowerCase(Locale.ROOT);
    }
}
