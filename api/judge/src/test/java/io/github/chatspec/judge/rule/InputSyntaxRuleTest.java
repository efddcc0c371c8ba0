package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.Defect;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import org.junit.jupiter.api.Test;

class InputSyntaxRuleTest {

    @Test
    void aLineWithoutAnExchangeIsReported() {
        Exchange exchange = Exchange.unreadable(new Defect(Defect.Kind.SYNTAX, "it is so"))
                .defect(new Defect(Defect.Kind.SYNTAX, "the line is not JSON"));

        assertThat(Mutant.JUDGE.judge(exchange)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("input-syntax");
            assertThat(finding.level()).isEqualTo(Level.ERROR);
            assertThat(finding.operation().isPresent()).isEqualTo(false);
            assertThat(finding.message()).isEqualTo("This is not judged: the line is not JSON.");
        });
    }

    @Test
    void anotherDefectIsAnothersBusiness() {
        Exchange exchange = Exchange.unreadable(new Defect(Defect.Kind.UNANSWERED, "it is so"));

        assertThat(Mutant.JUDGE.judge(exchange)).extracting(Finding::rule).doesNotContain("input-syntax");
    }
}
