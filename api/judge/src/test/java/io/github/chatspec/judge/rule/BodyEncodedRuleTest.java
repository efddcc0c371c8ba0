package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.Defect;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import org.junit.jupiter.api.Test;

class BodyEncodedRuleTest {

    @Test
    void aBodyThatIsLeftEncodedIsReportedAndNotJudged() {
        Exchange exchange = Exchange.ofOperation("engage/getChat")
                .status(200)
                .defect(new Defect(Defect.Kind.ENCODED, "it is not valid gzip"));

        assertThat(Mutant.JUDGE.judge(exchange)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("body-encoded");
            assertThat(finding.level()).isEqualTo(Level.WARNING);
            assertThat(finding.operation().isPresent()).isEqualTo(true);
            assertThat(finding.message()).isEqualTo("The body is not judged: it is not valid gzip.");
        });
    }

    @Test
    void anotherDefectIsReportedByAnotherRule() {
        Exchange exchange = Exchange.unreadable(new Defect(Defect.Kind.ENCODING, "it is not base64"));

        assertThat(Mutant.JUDGE.judge(exchange)).extracting(Finding::rule).doesNotContain("body-encoded");
    }
}
