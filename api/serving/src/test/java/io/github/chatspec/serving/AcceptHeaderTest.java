package io.github.chatspec.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AcceptHeaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | application/json | 1",
                "APPLICATION/JSON | application/json | 1",
                "application/json;charset=utf-8 | application/json | 1",
                "application/json | application/hal+json | 1",
                "application/hal+json | application/json | 0",
                "application/hal+json | application/hal+json | 1",
                "application/* | application/hal+json | 1",
                "*/* | application/json | 1",
                "application/xml | application/json | 0",
                "text/html, application/xml;q=0.9, */*;q=0.8 | application/json | 0.8",
                "text/html, application/xml | application/hal+json | 0",
                "application/json;q=0, */* | application/json | 0",
                "application/json; q=0.5, application/*;q=0.7 | application/json | 0.5",
                "application/json;q=0.000 | application/json | 0",
                "application/hal+json;q=0.1, application/json | application/hal+json | 0.1",
                "*/json | application/json | 1",
                "nonsense | application/json | 1",
                "nonsense, application/xml | application/json | 0",
                "'' | application/json | 1"
            })
    void aMediaTypeWeighsWhatItsClosestRangeSays(String accept, String mediaType, double weight) {
        assertThat(AcceptHeader.of(List.of(accept)).weight(mediaType)).isEqualTo(weight);
    }

    @ParameterizedTest
    @MethodSource("io.github.chatspec.testing.HugeTexts#all")
    void aHugeHeaderIsRead(String text) {
        assertThat(AcceptHeader.of(List.of(text)).weight("application/json")).isBetween(0.0, 1.0);
    }
}
