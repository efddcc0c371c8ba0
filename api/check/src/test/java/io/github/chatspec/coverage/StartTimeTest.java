package io.github.chatspec.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.EntryCursor;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTimeTest {

    private final EntryCursor cursor = new EntryCursor();

    @Test
    void aTimestampHasTheMillisecondsThatJavaReads() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            // The years from 1 to 9999.
            Instant at =
                    Instant.ofEpochMilli(-62_135_596_800_000L + (long) (random.nextDouble() * 315_537_897_600_000L));
            assertThat(millis(at.toString())).as(at.toString()).isEqualTo(at.toEpochMilli());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T10:00:00Z",
                "2026-01-31T10:00:00.1Z",
                "2026-01-31T10:00:00.12Z",
                "2026-01-31T10:00:00.123456789Z",
                "2024-02-29T23:59:59.999Z",
                "2000-02-29T00:00:00Z",
                "1969-12-31T23:59:59.999Z"
            })
    void fractionsAndLeapDaysAreRead(String text) {
        assertThat(millis(text)).isEqualTo(Occurrences.timestamp(Optional.of(Instant.parse(text))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-01-31T10:00:00+01:00",
                "2026-01-31T10:00:00",
                "2026-01-31T10:00Z",
                "2026-1-31T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-00-01T10:00:00Z",
                "2026-02-29T10:00:00Z",
                "2100-02-29T10:00:00Z",
                "2026-04-31T10:00:00Z",
                "2026-01-00T10:00:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T10:60:00Z",
                "2026-01-31T10:00:60Z",
                "2026-01-31 10:00:00Z",
                "2026-01-31T10:00:00.Z",
                "2026-01-31T10:00:00,5Z",
                "2026-01-31T10:00:00.1234567890Z",
                "2026-01-31T10:00:00.1x3Z",
                "+2026-01-31T10:00:00Z"
            })
    void anotherFormIsUnusual(String text) {
        assertThat(millis(text)).isEqualTo(StartTime.UNUSUAL);
    }

    @Test
    void noTimestampIsUnknown() {
        assertThat(read("")).isEqualTo(Occurrences.UNKNOWN);
    }

    private long millis(String timestamp) {
        return read("\"startedDateTime\": \"" + timestamp + "\",");
    }

    private long read(String field) {
        byte[] record = ("{" + field
                        + "\"request\": {\"method\": \"GET\", \"url\": \"/x\", \"headers\": []}, \"response\":"
                        + " {\"status\": 200, \"headers\": [], \"content\": {\"mimeType\": \"a/b\", \"text\": \"\"}}}")
                .getBytes(UTF_8);
        byte[] text = Arrays.copyOf(record, record.length + EntryCursor.PADDING);
        assertThat(cursor.read(text, 0, record.length, EntryCursor.ANY_BODY)).isPositive();
        return StartTime.millis(text, cursor.startedAt());
    }
}
