package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import io.github.chatspec.judge.Thing;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeOrderRuleTest {

    private static final TimeOrderRule RULE = new TimeOrderRule();

    @Test
    void aChatThatWasUpdatedBeforeItWasCreatedIsReportedAtTheUpdate() {
        Mutant.of("engage/getChat", "livechat")
                .set("/response/created_at", "\"2019-08-16T22:02:13.842Z\"")
                .set("/response/updated_at", "\"2019-08-16T22:02:13.841Z\"")
                .assertOnly(
                        RULE,
                        Level.WARNING,
                        "/response/updated_at",
                        "/components/schemas/Chat/x-not-before",
                        "updated_at is \"2019-08-16T22:02:13.841Z\", which is before created_at,"
                                + " \"2019-08-16T22:02:13.842Z\" (detail.chat.updated_at).");
    }

    @Test
    void aRowOfAPageIsReportedToo() {
        assertThat(Mutant.of("engage/listChats", "last-page")
                        .set("/response/1/updated_at", "\"2001-01-01T00:00:00Z\"")
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(RULE.id());
                    assertThat(finding.pointer()).contains("/response/1/updated_at");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "2019-08-16T22:02:13.842Z, 2019-08-16T22:02:13.842Z",
        "2019-08-16T22:02:13Z, 2019-08-16T22:02:13.000+00:00",
        "2019-08-16T22:02:13.02Z, 2019-08-16T22:02:13.1Z",
        "2019-08-16T22:02:13.1234567Z, 2019-08-16T22:02:13.12345678901Z",
        "2019-08-16T22:02:13Z, 2020-01-01T00:00:00Z"
    })
    void theSameOrALaterTimeIsNotReported(String created, String updated) {
        assertThat(Mutant.of("engage/getChat", "sms-minimal")
                        .set("/response/created_at", "\"" + created + "\"")
                        .set("/response/updated_at", "\"" + updated + "\"")
                        .findings())
                .isEmpty();
    }

    @Test
    void aTimeThatIsNotATimestampIsReportedOnlyAsThat() {
        assertThat(Mutant.of("engage/getChat", "livechat")
                        .set("/response/updated_at", "\"2001-01-01\"")
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("format");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'from': 1, 'to': 1} | 0",
                "{'from': 1, 'to': 2.5} | 0",
                "{'from': 2, 'to': 1} | 1",
                "{'to': 1, 'from': 2} | 1",
                "{'to': 'a', 'from': 'b'} | 1",
                "{'to': 'b', 'from': 'a'} | 0",
                "{'to': '\\u0061', 'from': 'b'} | 1",
                "{'to': 1, 'from': 'b'} | 0",
                "{'to': true, 'from': false} | 0",
                "{'to': 1} | 0",
                "{} | 0"
            })
    void valuesOfOneTypeAreCompared(String body, int findings, @TempDir Path folder) throws IOException {
        Thing thing = Thing.of31(
                folder, "{\"properties\": {\"from\": {}, \"to\": {}}, \"x-not-before\": {\"to\": \"from\"}}");

        assertThat(thing.findings(body.replace('\'', '"'))).hasSize(findings);
    }
}
