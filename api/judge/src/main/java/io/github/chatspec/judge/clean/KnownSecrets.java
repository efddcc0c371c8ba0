package io.github.chatspec.judge.clean;

import io.github.chatspec.exchange.EntryCursor;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.HeaderSpans;
import io.github.chatspec.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The secrets of earlier exchanges by the header fields that contain them, since many exchanges have the same. */
final class KnownSecrets {

    private static final int MOST = 1 << 8;

    private static final int MOST_NAMES = 1 << 10;

    private final Map<String, Secrets> byFields = new HashMap<>();
    private final Map<String, Boolean> names = new HashMap<>();

    /** Returns the secrets of a record, or nothing if they are unknown. */
    Optional<Secrets> of(byte[] text, EntryCursor cursor, KnownRequest request) {
        return request.hasCredentialsInHeaders()
                ? Optional.ofNullable(byFields.get(fields(text, cursor, request)))
                : Optional.empty();
    }

    /** Keeps the secrets of the exchange of a record, and returns whether they are new. */
    boolean learn(byte[] text, EntryCursor cursor, KnownRequest request, Exchange exchange) {
        String fields = fields(text, cursor, request);
        if (byFields.containsKey(fields)) {
            return false;
        }
        if (byFields.size() == MOST) {
            // The credentials of most users change once in a while.
            byFields.clear();
        }
        byFields.put(fields, Secrets.of(exchange, Optional.of(request.route().operation())));
        return true;
    }

    /** Returns the header fields that may contain secrets, as they are in the record. */
    private String fields(byte[] text, EntryCursor cursor, KnownRequest request) {
        StringBuilder fields = new StringBuilder(request.route().operation().qualifiedId());
        add(text, cursor.requestHeaders(), request, fields);
        fields.append('\0');
        add(text, cursor.responseHeaders(), request, fields);
        return fields.toString();
    }

    private void add(byte[] text, HeaderSpans headers, KnownRequest request, StringBuilder fields) {
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i, text);
            if (isSecret(name, request)) {
                int from = headers.valueFrom(i);
                int length = headers.valueTo(i) - from;
                fields.append('\0').append(name).append(':').append(length).append(':');
                fields.append(new String(text, from, length, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private boolean isSecret(String name, KnownRequest request) {
        Boolean known = names.get(name);
        if (known == null) {
            known = Secrets.isNamed(name);
            if (names.size() < MOST_NAMES) {
                names.put(name, known);
            }
        }
        return known || request.isCredential(name.toLowerCase(Locale.ROOT));
    }
}
