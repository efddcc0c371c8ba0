package io.github.chatspec.judge.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1985-04-12T23:20:50.52Z",
                "1996-12-19T16:39:57-08:00",
                "1990-12-31T23:59:60Z",
                "1990-12-31T15:59:60-08:00",
                "1937-01-01T12:00:27.87+00:20",
                "2019-08-16t22:02:13z",
                "2000-02-29T00:00:00+23:59",
                "0000-01-01T00:00:00-00:00",
                "2019-08-16T22:02:13.00000000000000000000000000000000000001Z"
            })
    void whatTheGrammarOfRfc3339AllowsIsValid(String text) {
        assertThat(DateTime.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1900-02-29T00:00:00Z",
                "2019-13-01T00:00:00Z",
                "2019-00-01T00:00:00Z",
                "2019-01-00T00:00:00Z",
                "2019-01-01T00:60:00Z",
                "2019-01-01T00:00:61Z",
                "1990-12-31T23:59:60-08:00",
                "2019-08-15T23:59:60Z",
                "2019-01-01T00:00:00+24:00",
                "2019-01-01T00:00:00+00:60",
                "2019-01-01T00:00:00+0000",
                "2019-01-01T00:00:00Z ",
                "2019-01-01T00:00:00Z\n",
                "+12019-01-01T00:00:00Z",
                "٢٠١٩-01-01T00:00:00Z",
                "2019-1-1T0:0:0Z"
            })
    void whatItDoesNotAllowIsNot(String text) {
        assertThat(DateTime.isValid(text)).isFalse();
    }

    @Test
    void sortableTextsAreOrderedAsTheirMomentsToTheNanosecond() {
        Random random = new Random(9);
        for (int i = 0; i < 100_000; i++) {
            String first = moment(random);
            String second = random.nextInt(3) == 0 ? first.substring(0, 19) + fraction(random) : moment(random);

            assertThat(DateTime.isSortable(first) && DateTime.isSortable(second))
                    .isTrue();
            assertThat(Integer.signum(DateTime.compareSortable(first, second)))
                    .as(first + " " + second)
                    .isEqualTo(Integer.signum(instant(first).compareTo(instant(second))));
        }
    }

    private static String moment(Random random) {
        return "20%02d-0%d-0%dT0%d:59:59%s"
                .formatted(
                        random.nextInt(3),
                        1 + random.nextInt(2),
                        1 + random.nextInt(2),
                        random.nextInt(2),
                        fraction(random));
    }

    private static String fraction(Random random) {
        StringBuilder fraction = new StringBuilder();
        for (int digits = random.nextInt(13); digits > 0; digits--) {
            fraction.append(random.nextInt(2) * 5);
        }
        return (fraction.isEmpty() ? "" : "." + fraction) + (random.nextBoolean() ? "Z" : "+00:00");
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text.replaceFirst("(\\.[0-9]{9})[0-9]+", "$1"))
                .toInstant();
    }
}
