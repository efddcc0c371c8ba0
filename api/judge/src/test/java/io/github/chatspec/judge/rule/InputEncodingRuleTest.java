package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.Defect;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import org.junit.jupiter.api.Test;

class InputEncodingRuleTest {

    @Test
    void aBodyThatIsNotInItsEncodingIsReportedAndNotJudged() {
        Exchange exchange = Exchange.ofOperation("engage/getChat")
                .status(200)
                .defect(new Defect(Defect.Kind.ENCODING, "it is not base64"));

        assertThat(Mutant.JUDGE.judge(exchange)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("input-encoding");
            assertThat(finding.level()).isEqualTo(Level.ERROR);
            assertThat(finding.operation().isPresent()).isEqualTo(true);
            assertThat(finding.message()).isEqualTo("The body is not judged: it is not base64.");
        });
    }

    @Test
    void anotherDefectIsAnothersBusiness() {
        Exchange exchange = Exchange.unreadable(new Defect(Defect.Kind.UNANSWERED, "it is so"));

        assertThat(Mutant.JUDGE.judge(exchange)).extracting(Finding::rule).doesNotContain("input-encoding");
    }
}
