package io.github.chatspec.redact;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.secret.Secrets;
import io.github.chatspec.text.MaskedText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The keys of one exchange that no contract describes: finds those that are values of the exchange, and remembers which
 * were replaced.
 */
final class ExchangeKeys {

    /** Shorter values also occur as keys by chance. */
    private static final int SHORTEST = 3;

    /** A word that may be the value of a kind or state as well as the name of a field. */
    private static final Pattern PLAIN_WORD = Pattern.compile("[a-z]+([_-][a-z]+)*");

    private static final Pattern SEPARATOR = Pattern.compile("[/?&=;,]");

    private final FieldNames names;
    private final Exchange exchange;
    private final Optional<Operation> operation;
    private final Map<String, String> replacedByPointer = new HashMap<>();
    private Secrets secrets;
    private Set<String> values;

    ExchangeKeys(FieldNames names, Exchange exchange, Optional<Operation> operation) {
        this.names = names;
        this.exchange = exchange;
        this.operation = operation;
    }

    /** Returns whether a key is the name of a field, and no secret or value that is elsewhere in the exchange. */
    boolean isName(String key) {
        return names.isOne(key)
                && !secrets().isIn(key)
                && (key.length() < SHORTEST || !values().contains(key.toLowerCase(Locale.ROOT)));
    }

    /** Remembers that a key of the object at a pointer was replaced. */
    void replaced(String pointer, String key, String replacement) {
        if (pointer != null && !key.equals(replacement)) {
            replacedByPointer.put(Pointers.append(pointer, key), replacement);
        }
    }

    /** Returns a finding about the exchange as it is about the redacted exchange, in which other keys are used. */
    Finding renamed(Finding finding) {
        if (replacedByPointer.isEmpty()) {
            return finding;
        }
        return new Finding(
                finding.rule(),
                finding.level(),
                finding.operation(),
                finding.status(),
                finding.pointer().map(this::renamed),
                finding.position(),
                finding.contract(),
                finding.cause().map(cause -> cause(finding.pointer().orElse(Pointers.ROOT), cause)),
                finding.message(),
                finding.isAboutRequest());
    }

    private String renamed(String pointer) {
        StringBuilder before = new StringBuilder();
        String after = Pointers.ROOT;
        for (String segment : Pointers.segments(pointer)) {
            before.append(Pointers.append(Pointers.ROOT, segment));
            after = Pointers.append(after, replacedByPointer.getOrDefault(before.toString(), segment));
        }
        return after;
    }

    /** A cause may end with a key of the object that the finding is about, or of the one that contains it. */
    private String cause(String pointer, String cause) {
        int space = cause.lastIndexOf(' ');
        String key = cause.substring(space + 1);
        return Stream.of(pointer, Pointers.parent(pointer))
                .map(object -> replacedByPointer.get(Pointers.append(object, key)))
                .filter(replacement -> replacement != null)
                .findFirst()
                .map(replacement -> cause.substring(0, space + 1) + MaskedText.key(replacement))
                .orElse(cause);
    }

    private Secrets secrets() {
        if (secrets == null) {
            secrets = Secrets.of(exchange, operation);
        }
        return secrets;
    }

    private Set<String> values() {
        if (values == null) {
            values = new HashSet<>();
            exchange.request().map(Request::url).ifPresent(this::addParts);
            try {
                add(LocatedJson.readJson(exchange.body()).tree(), "");
            } catch (JsonSyntaxException e) {
                // All keys of a body that cannot be read are replaced, unless they are documented.
                return values;
            }
        }
        return values;
    }

    private void addParts(String url) {
        for (String part : SEPARATOR.split(url, -1)) {
            add(EscapedText.percent(part, true).map(EscapedText::value).orElse(part), false);
        }
    }

    private void add(JsonNode node, String key) {
        if (node.isTextual()) {
            add(node.textValue(), PersonalDates.isName(key));
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            add(field.getValue(), field.getKey());
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            add(node.get(i), key);
        }
    }

    private void add(String value, boolean person) {
        if (person || !PLAIN_WORD.matcher(value).matches()) {
            values.add(value.toLowerCase(Locale.ROOT));
        }
    }
}
