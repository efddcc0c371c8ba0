package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the values with which a server sends the header fields that a response documents. */
public final class HeaderExamples {

    /** Fields that describe how a message is sent, or its body; the server sets them itself. */
    private static final Set<String> SET_BY_SERVER = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** Neither line ends, which would begin another field, nor characters that ISO 8859-1 does not have. */
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

    private final Contract contract;

    HeaderExamples(Contract contract) {
        this.contract = contract;
    }

    /**
     * Returns the value of a header field.
     *
     * @param name the name of the field
     * @param pointer the pointer of its Header Object
     * @return the first of its examples or, if it has none, of the examples of its schema, its default, its constant or its
     *     first enum value; empty if there is none, if HTTP cannot transmit it, or if a server sets the field itself
     */
    Optional<String> value(String name, String pointer) {
        if (!isSendable(name)) {
            return Optional.empty();
        }
        return DocumentedExamples.at(contract, pointer).stream().findFirst().flatMap(HeaderExamples::text);
    }

    /**
     * Returns whether a server may send a header field from a contract.
     *
     * @param name the name of the field
     * @return false for a name that HTTP does not allow, and for a field that a server sets itself
     */
    public static boolean isSendable(String name) {
        return NAME.matcher(name).matches() && !SET_BY_SERVER.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the text of a header field.
     *
     * @param value the value
     * @return the value in the style {@code simple}; empty if HTTP cannot transmit it
     */
    public static Optional<String> text(JsonNode value) {
        String text = serialized(value);
        return VALUE.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /** Returns a value in the style {@code simple}. */
    private static String serialized(JsonNode value) {
        if (value.isObject()) {
            List<String> parts = new ArrayList<>();
            value.properties().forEach(property -> {
                parts.add(property.getKey());
                parts.add(property.getValue().asText());
            });
            return String.join(",", parts);
        }
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(item -> parts.add(item.asText()));
            return String.join(",", parts);
        }
        return value.asText().strip();
    }
}
