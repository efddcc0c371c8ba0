package io.github.chatspec.judge.keyword;

import static org.assertj.core.api.Assertions.assertThat;

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
}
