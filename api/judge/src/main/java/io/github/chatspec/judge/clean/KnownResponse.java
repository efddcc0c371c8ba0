package io.github.chatspec.judge.clean;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.ResponseHeader;
import io.github.chatspec.exchange.ByteSpan;
import io.github.chatspec.judge.verdict.Verdict;
import java.util.Arrays;

/** A status and content type of an operation, with the combinations of header fields and parameters that exchanges had. */
final class KnownResponse {

    private static final int MOST_COMBINATIONS = 64;

    private final ResponseKind kind;
    private final byte[] contentType;
    private final Verdict verdict;
    private final String repeated;
    private final WantedValues headers = new WantedValues();
    private final KnownNotes notes = new KnownNotes();
    private long[] combinations = {};

    /**
     * Creates a response without combinations.
     *
     * @param contentType the value of the header field
     * @param verdict decides about the body
     */
    KnownResponse(Response response, ResponseKind kind, byte[] contentType, Verdict verdict) {
        this.kind = kind;
        this.contentType = contentType;
        this.verdict = verdict;
        this.repeated = verdict.repeated().orElse(null);
        Contract contract = kind.route().contract();
        for (ResponseHeader header : response.documentedHeaders()) {
            headers.addHeader(
                    header.name(),
                    header.isContent() ? new RememberedValues() : ValueTests.of(contract, header.schema()));
        }
    }

    /** Returns whether the rules check cookies, which recorders list in different ways. */
    static boolean hasCookies(Response response) {
        for (ResponseHeader header : response.documentedHeaders()) {
            if (header.name().equalsIgnoreCase("Set-Cookie")) {
                return true;
            }
        }
        return false;
    }

    ResponseKind kind() {
        return kind;
    }

    Verdict verdict() {
        return verdict;
    }

    /** Returns the path parameter that has the same value as the body; null if the request does not matter. */
    String repeated() {
        return repeated;
    }

    KnownNotes notes() {
        return notes;
    }

    WantedValues headers() {
        return headers;
    }

    boolean is(int status, byte[] text, ByteSpan type) {
        return kind.status() == status && type.is(text, contentType);
    }

    /** Returns whether an exchange had the same combination, and no findings. */
    boolean has(int presentRequestHeaders, int presentParameters, int presentResponseHeaders) {
        long wanted = combination(presentRequestHeaders, presentParameters, presentResponseHeaders);
        for (long known : combinations) {
            if (known == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Adds a combination, and returns whether it is new. */
    boolean add(int presentRequestHeaders, int presentParameters, int presentResponseHeaders) {
        if (combinations.length == MOST_COMBINATIONS
                || has(presentRequestHeaders, presentParameters, presentResponseHeaders)) {
            return false;
        }
        combinations = Arrays.copyOf(combinations, combinations.length + 1);
        combinations[combinations.length - 1] =
                combination(presentRequestHeaders, presentParameters, presentResponseHeaders);
        return true;
    }

    private static long combination(int presentRequestHeaders, int presentParameters, int presentResponseHeaders) {
        return ((long) presentRequestHeaders << (2 * WantedValues.MOST))
                | ((long) presentParameters << WantedValues.MOST)
                | presentResponseHeaders;
    }
}
