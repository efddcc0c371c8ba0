package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The delay and the fault that a request asks for, by its headers and the preference {@code wait}. */
final class FaultHeaders {

    static final String DELAY = "chatspec-delay";
    static final String FAULT = "chatspec-fault";

    private static final int MAX_SECONDS = 60;
    private static final int MAX_MILLIS = MAX_SECONDS * 1000;

    private static final Pattern FIXED = Pattern.compile("([0-9]{1,6})(?:-([0-9]{1,6}))?");
    private static final Pattern LOGNORMAL = Pattern.compile(
            "lognormal\\( *([0-9]{1,5}(?:\\.[0-9]{1,3})?) *, *([0-9](?:\\.[0-9]{1,3})?) *\\)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    private static final Map<String, Fault> FAULTS = new TreeMap<>(Map.of(
            "reset", Fault.CONNECTION_RESET_BY_PEER,
            "empty", Fault.EMPTY_RESPONSE,
            "cut-off", Fault.MALFORMED_RESPONSE_CHUNK,
            "garbage", Fault.RANDOM_DATA_THEN_CLOSE));

    private final Request request;
    private final PreferHeader preferences;

    FaultHeaders(Request request, PreferHeader preferences) {
        this.request = request;
        this.preferences = preferences;
    }

    /** Returns the preference {@code wait} as it was applied, or empty if the request has none. */
    Optional<String> appliedWait() {
        return preferences
                .value(PreferHeader.WAIT)
                .map(wait -> PreferHeader.format(PreferHeader.WAIT, "" + seconds(wait)));
    }

    /** Adds the delay and the fault to a response, or returns a refusal if a header cannot be understood. */
    Optional<MockRefusal> applyTo(ResponseDefinitionBuilder response) {
        Optional<String> wait = preferences.value(PreferHeader.WAIT);
        if (wait.isPresent() && !SECONDS.matcher(wait.get()).matches()) {
            return refusal("unknown-wait", "The preference wait", List.of("wait=0 to wait=" + MAX_SECONDS));
        }
        wait.ifPresent(seconds -> response.withFixedDelay(seconds(seconds) * 1000));
        if (request.containsHeader(DELAY) && !delay(request.getHeader(DELAY).strip(), response)) {
            return refusal(
                    "unknown-delay",
                    "The header " + DELAY,
                    List.of("200 (milliseconds, at most " + MAX_MILLIS + ")", "100-300", "lognormal(90,0.1)"));
        }
        if (request.containsHeader(FAULT)) {
            Fault fault = FAULTS.get(request.getHeader(FAULT).strip().toLowerCase(Locale.ROOT));
            if (fault == null) {
                return refusal("unknown-fault", "The header " + FAULT, List.copyOf(FAULTS.keySet()));
            }
            response.withFault(fault);
        }
        return Optional.empty();
    }

    private static int seconds(String wait) {
        return wait.length() > 2 ? MAX_SECONDS : Math.min(MAX_SECONDS, Integer.parseInt(wait));
    }

    private static boolean delay(String value, ResponseDefinitionBuilder response) {
        Matcher fixed = FIXED.matcher(value);
        if (fixed.matches()) {
            int low = Integer.parseInt(fixed.group(1));
            int high = fixed.group(2) == null ? low : Integer.parseInt(fixed.group(2));
            if (low > high || high > MAX_MILLIS) {
                return false;
            }
            // The upper bound of WireMock is exclusive, and it rejects an empty range.
            if (low == high) {
                response.withFixedDelay(low);
            } else {
                response.withFixedDelay(null).withUniformRandomDelay(low, high);
            }
            return true;
        }
        Matcher lognormal = LOGNORMAL.matcher(value);
        if (!lognormal.matches()) {
            return false;
        }
        double median = Double.parseDouble(lognormal.group(1));
        response.withFixedDelay(null)
                .withLogNormalRandomDelay(
                        Math.min(median, MAX_MILLIS),
                        Double.parseDouble(lognormal.group(2)),
                        Double.valueOf(MAX_MILLIS));
        return true;
    }

    private static Optional<MockRefusal> refusal(String name, String what, List<String> forms) {
        return Optional.of(new MockRefusal(
                400, name, what + " cannot be understood; use one of the forms listed.", "forms", forms));
    }
}
