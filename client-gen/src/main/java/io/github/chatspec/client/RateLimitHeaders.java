package io.github.chatspec.client;

import java.math.BigInteger;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads waiting times and request identifiers from response headers, by HTTP and by the contract's {@code x-tells}. */
final class RateLimitHeaders {

    private static final String RETRY_AFTER = "Retry-After";
    private static final String REQUEST_ID = "request-id";
    private static final String SECONDS = "seconds-to-wait";
    private static final String TIME_OF_DAY = "time-of-day-to-wait-for";

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]+");

    /** An upper limit in seconds; a larger number might overflow a duration. */
    private static final BigInteger FOREVER = BigInteger.valueOf(1_000_000_000_000L);

    private final Map<String, String> meanings;

    /**
     * Creates a reader.
     *
     * @param meanings the {@code x-tells} of the contract by the header's name
     */
    RateLimitHeaders(Map<String, String> meanings) {
        this.meanings = Map.copyOf(meanings);
    }

    /** Returns the identifier under which the vendor's support can find the request. */
    Optional<String> requestId(HttpHeaders headers) {
        return value(REQUEST_ID, headers);
    }

    /**
     * Returns how long the vendor asks to wait before the next request.
     *
     * @param isSpent whether the limit is exceeded; only then the time of its reset matters, which every response may
     *     contain
     */
    Optional<Duration> wait(HttpHeaders headers, boolean isSpent, Instant now) {
        return headers.firstValue(RETRY_AFTER)
                .flatMap(value -> seconds(value).or(() -> until(value, now)))
                .or(() -> value(SECONDS, headers).flatMap(RateLimitHeaders::seconds))
                .or(() -> value(TIME_OF_DAY, headers)
                        .filter(value -> isSpent)
                        .flatMap(value -> untilTimeOfDay(value, now)));
    }

    private Optional<String> value(String meaning, HttpHeaders headers) {
        return meanings.entrySet().stream()
                .filter(header -> header.getValue().equals(meaning))
                .flatMap(header -> headers.firstValue(header.getKey()).stream())
                .findFirst();
    }

    private static Optional<Duration> seconds(String value) {
        return Optional.of(value.strip())
                .filter(text -> WHOLE_NUMBER.matcher(text).matches())
                .map(text ->
                        Duration.ofSeconds(new BigInteger(text).min(FOREVER).longValue()));
    }

    private static Optional<Duration> until(String date, Instant now) {
        try {
            Instant then = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip()));
            return Optional.of(then.isBefore(now) ? Duration.ZERO : Duration.between(now, then));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Assumes UTC, like all other times of the vendor, since its documentation names no time zone. */
    private static Optional<Duration> untilTimeOfDay(String time, Instant now) {
        try {
            ZonedDateTime here = now.atZone(ZoneOffset.UTC);
            ZonedDateTime today = here.with(LocalTime.parse(time.strip()));
            return Optional.of(Duration.between(here, today.isAfter(here) ? today : today.plusDays(1)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
