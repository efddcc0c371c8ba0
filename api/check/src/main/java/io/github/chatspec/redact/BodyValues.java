package io.github.chatspec.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.judge.schema.DocumentedFields;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Replaces the values of one body according to the schemas of their places. */
final class BodyValues implements BodyText.Values {

    /** The maximum number of candidates tried to get the same validation result. */
    private static final int ATTEMPTS = 64;

    /** Longer numbers are not parsed, since no contract lists one. */
    private static final int LONGEST_NUMBER = 64;

    /** A timestamp with more fraction digits may hide other data. */
    private static final Pattern FRACTION = Pattern.compile("(\\.[0-9]{9})([0-9]+)");

    private final Pseudonyms pseudonyms;
    private final Optional<Map<String, DocumentedFields.Place>> places;
    private final Set<String> names;
    private final ExchangeKeys keys;
    private final PersonalDates personalDates;

    /**
     * Creates the replacement of the values of a body.
     *
     * @param pseudonyms what stands for a value
     * @param places what is known of the body's places, or nothing where it could not be read
     * @param names the keys that the contracts name, which stay where no place is known
     * @param keys the keys of the exchange that no contract describes
     * @param personalDates finds the dates that belong to persons
     */
    BodyValues(
            Pseudonyms pseudonyms,
            Optional<Map<String, DocumentedFields.Place>> places,
            Set<String> names,
            ExchangeKeys keys,
            PersonalDates personalDates) {
        this.pseudonyms = pseudonyms;
        this.places = places;
        this.names = names;
        this.keys = keys;
        this.personalDates = personalDates;
    }

    @Override
    public String key(String pointer, String key) {
        // In malformed JSON, a value may look like a key.
        boolean stays = places.isPresent() ? isName(pointer, key) : names.contains(key);
        if (stays) {
            return key;
        }
        String replacement = pseudonyms.of(key);
        keys.replaced(pointer, key, replacement);
        return replacement;
    }

    /** Returns whether a key is the name of a field, unlike those of a map, which are data. */
    private boolean isName(String pointer, String key) {
        Optional<DocumentedFields.Place> value =
                pointer == null ? Optional.empty() : place(Pointers.append(pointer, key));
        return value.isEmpty()
                ? names.contains(key) || keys.isName(key)
                : value.get().lists(key)
                        || place(pointer).filter(object -> object.requires(key)).isPresent();
    }

    @Override
    public String text(String pointer, String value) {
        Optional<DocumentedFields.Place> place = place(pointer);
        JsonNode node = TextNode.valueOf(value);
        if (place.isEmpty()) {
            return pseudonyms.of(value);
        }
        if (place.get().documents(node)) {
            return value;
        }
        if (place.get().promisesMoment() && !place.get().isMoment(value)) {
            return Pseudonyms.masked(value);
        }
        if (place.get().promisesMoment()
                && !personalDates.has(pointer, place.get().promisesDate())) {
            return clocked(value);
        }
        return chosen(pseudonyms, place.get(), value, TextNode::valueOf);
    }

    @Override
    public String number(String pointer, String value) {
        Optional<JsonNode> number = StrictJson.number(value);
        if (number.isEmpty()) {
            // The judge does not read a body with it, and must not read it afterwards.
            return BodyText.unread(value);
        }
        Optional<DocumentedFields.Place> place = place(pointer);
        if (place.isEmpty() || value.length() > LONGEST_NUMBER) {
            return pseudonyms.of(value);
        }
        return place.get().documents(number.get())
                ? value
                : chosen(pseudonyms, place.get(), value, BodyValues::numberOrText);
    }

    /** Returns a value for a separate place such as a parameter, which is always sent as text. */
    static String parameter(Pseudonyms pseudonyms, DocumentedFields.Place place, String name, String value) {
        JsonNode text = TextNode.valueOf(value);
        boolean number = value.length() <= LONGEST_NUMBER && ValueShape.isNumber(value);
        if (place.documents(text) || (number && place.documents(numberOrText(value)))) {
            return value;
        }
        if (value.equals("true") || value.equals("false") || (place.isMoment(value) && !PersonalDates.isBirth(name))) {
            return clocked(value);
        }
        return chosen(pseudonyms, place, value, other -> number ? numberOrText(other) : TextNode.valueOf(other));
    }

    /** Returns a replacement that the schemas of a place accept or reject as they do the value. */
    private static String chosen(
            Pseudonyms pseudonyms, DocumentedFields.Place place, String value, Function<String, JsonNode> read) {
        String anywhere = pseudonyms.of(value);
        String verdict = place.verdict(read.apply(value));
        Predicate<String> accepted = candidate ->
                verdict.isEmpty() || place.verdict(read.apply(candidate)).equals(verdict);
        if (accepted.test(anywhere)) {
            return anywhere;
        }
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            String candidate = pseudonyms.of(value, attempt);
            if (accepted.test(candidate)) {
                return candidate;
            }
        }
        return pseudonyms.stepwise(value, accepted, place.patterns()).orElse(anywhere);
    }

    private Optional<DocumentedFields.Place> place(String pointer) {
        return pointer == null ? Optional.empty() : places.map(known -> known.get(pointer));
    }

    private static String clocked(String timestamp) {
        return FRACTION.matcher(timestamp)
                .replaceFirst(
                        found -> found.group(1) + "0".repeat(found.group(2).length()));
    }

    /** Returns a number, or a text in place of one whose digits could fill the memory. */
    private static JsonNode numberOrText(String number) {
        return StrictJson.number(number).orElseGet(() -> TextNode.valueOf(number));
    }
}
