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

/** What a request asks to go wrong with its answer: that it comes late, or never as it should. */
final class FaultHeaders {

    static final String DELAY = "chatspec-delay";
    static final String FAULT = "chatspec-fault";

    private static final int LONGEST_SECONDS = 60;
    private static final int LONGEST_MILLIS = LONGEST_SECONDS * 1000;

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

    /** How long the answer waits, as the preference that was applied; nothing where none was. */
    Optional<String> applied() {
        return preferences
                .value(PreferHeader.WAIT)
                .map(wait -> PreferHeader.written(PreferHeader.WAIT, "" + seconds(wait)));
    }

    /** Disturbs an answer; what cannot be understood is refused instead. */
    Optional<MockRefusal> disturb(ResponseDefinitionBuilder answer) {
        Optional<String> wait = preferences.value(PreferHeader.WAIT);
        if (wait.isPresent() && !SECONDS.matcher(wait.get()).matches()) {
            return refusal("unknown-wait", "The preference wait", List.of("wait=0 to wait=" + LONGEST_SECONDS));
        }
        wait.ifPresent(seconds -> answer.withFixedDelay(seconds(seconds) * 1000));
        if (request.containsHeader(DELAY) && !delay(request.getHeader(DELAY).strip(), answer)) {
            return refusal(
                    "unknown-delay",
                    "The header " + DELAY,
                    List.of("200 (milliseconds, at most " + LONGEST_MILLIS + ")", "100-300", "lognormal(90,0.1)"));
        }
        if (request.containsHeader(FAULT)) {
            Fault fault = FAULTS.get(request.getHeader(FAULT).strip().toLowerCase(Locale.ROOT));
            if (fault == null) {
                return refusal("unknown-fault", "The header " + FAULT, List.copyOf(FAULTS.keySet()));
            }
            answer.withFault(fault);
        }
        return Optional.empty();
    }

    private static int seconds(String wait) {
        return wait.length() > 2 ? LONGEST_SECONDS : Math.min(LONGEST_SECONDS, Integer.parseInt(wait));
    }

    private static boolean delay(String value, ResponseDefinitionBuilder answer) {
        Matcher fixed = FIXED.matcher(value);
        if (fixed.matches()) {
            int low = Integer.parseInt(fixed.group(1));
            int high = fixed.group(2) == null ? low : Integer.parseInt(fixed.group(2));
            if (low > high || high > LONGEST_MILLIS) {
                return false;
            }
            // WireMock draws from below the upper bound, and refuses to draw from nothing.
            if (low == high) {
                answer.withFixedDelay(low);
            } else {
                answer.withFixedDelay(null).withUniformRandomDelay(low, high);
            }
            return true;
        }
        Matcher lognormal = LOGNORMAL.matcher(value);
        if (!lognormal.matches()) {
            return false;
        }
        double median = Double.parseDouble(lognormal.group(1));
        answer.withFixedDelay(null)
                .withLogNormalRandomDelay(
                        Math.min(median, LONGEST_MILLIS),
                        Double.parseDouble(lognormal.group(2)),
                        Double.valueOf(LONGEST_MILLIS));
        return true;
    }

    private static Optional<MockRefusal> refusal(String name, String what, List<String> forms) {
        return Optional.of(new MockRefusal(
                400, name, what + " is not one that the mock knows; take one of these forms.", "forms", forms));
    }
}
