package io.github.chatspec.judge.rule;

import static io.github.chatspec.judge.rule.ThingWithHeader.PLACE;
import static io.github.chatspec.judge.rule.ThingWithHeader.document;
import static io.github.chatspec.judge.rule.ThingWithHeader.exchange;
import static io.github.chatspec.judge.rule.ThingWithHeader.findings;
import static io.github.chatspec.judge.rule.ThingWithHeader.judge;
import static io.github.chatspec.judge.rule.ThingWithHeader.total;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Mutant;
import io.github.chatspec.judge.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderMissingRuleTest {

    private static final Rule MISSING = Mutant.rule("header-missing");

    @Test
    void aRequiredHeaderThatIsMissingIsReported() {
        Mutant.assertOnly(
                findings("{'required': true, 'schema': {'type': 'integer'}}", Headers.NONE),
                MISSING,
                Level.ERROR,
                null,
                PLACE,
                "The response has no header \"X-Total\"; status 200 of things/getThing always has it (#" + PLACE
                        + ").");
    }

    @Test
    void aHeaderThatTheDocumentsDoNotHaveGivesAWarning() {
        String beyond = "{'required': true, 'schema': {'type': 'integer'}, 'x-beyond': 'a blog'}";

        assertThat(findings(beyond, Headers.NONE)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("header-missing");
            assertThat(finding.level()).isEqualTo(Level.WARNING);
        });
        assertThat(findings(beyond, total("many"))).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("header-type");
            assertThat(finding.level()).isEqualTo(Level.WARNING);
        });
        assertThat(judge(beyond)
                        .with(Settings.NONE.level("header-missing", "error"))
                        .judge(exchange(Headers.NONE)))
                .extracting(Finding::level)
                .containsExactly(Level.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "GET"})
    void aResponseToHeadMayLeaveOutHeaders(String method) {
        Judge judge = Judge.of(Contract.of(
                "things",
                document("{'required': true, 'schema': {'type': 'integer'}}")
                        .replace("\"get\"", '"' + method.toLowerCase(java.util.Locale.ROOT) + '"')));
        Exchange exchange = Exchange.of(new Request(method, "/thing", Headers.NONE))
                .status(200)
                .headers(Headers.NONE.with("Content-Type", "application/json"))
                .body(method.equals("HEAD") ? new byte[0] : new byte[] {'1'});

        assertThat(judge.judge(exchange)).hasSize(method.equals("HEAD") ? 0 : 1);
    }

    @Test
    void withoutRecordedHeadersNothingIsMissing() {
        assertThat(judge("{'required': true}")
                        .judge(Exchange.ofOperation("things/getThing")
                                .status(200)
                                .body(new byte[] {'1'})))
                .isEmpty();
    }
}
