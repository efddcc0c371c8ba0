package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.FailingSettings;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Mutant;
import io.github.chatspec.judge.Settings;
import io.github.chatspec.judge.SettingsException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InternalErrorRuleTest {

    private static final Exchange BROKEN = Exchange.ofOperation("engage/getChat")
            .status(200)
            .body(Mutant.of("engage/getChat", "livechat")
                    .set("/response/flag", "7")
                    .set("/response/channel", "\"LiveChat\"")
                    .set("/response/surprise", "1")
                    .tree()
                    .toString()
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));

    static Stream<Supplier<Throwable>> errors() {
        return Stream.of(
                () -> new IllegalStateException("Anna's token"),
                () -> new StackOverflowError("Anna's token"),
                () -> new AssertionError("Anna's token"),
                () -> new NoClassDefFoundError("Anna's token"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aRuleThatFailsIsOneFindingAndTheOthersAreStillReported(Supplier<Throwable> error) {
        Judge judge = Mutant.JUDGE.with(FailingSettings.of(error, "enum"));

        List<Finding> findings = judge.judge(BROKEN);

        assertThat(findings)
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder("internal-error", "type", "undocumented-field");
        assertThat(findings)
                .filteredOn(finding -> finding.rule().equals("internal-error"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo(Level.ERROR);
                    assertThat(finding.operation()).contains("engage/getChat");
                    assertThat(finding.status()).isEqualTo(200);
                    assertThat(finding.message())
                            .startsWith("chatspec failed on this exchange ("
                                    + error.get().getClass().getName() + " at ")
                            .endsWith("), so it is not judged completely; please report it.")
                            .doesNotContain("Anna");
                });
    }

    @Test
    void severalRulesThatFailAreOneFinding() {
        Judge judge =
                Mutant.JUDGE.with(FailingSettings.of(IllegalStateException::new, "enum", "type", "undocumented-field"));

        assertThat(judge.judge(BROKEN)).extracting(Finding::rule).containsExactly("internal-error");
    }

    @Test
    void anExchangeWhoseOperationCannotBeFoundIsOneFinding() {
        Exchange exchange = Exchange.of(new Request("GET", null, Headers.NONE)).status(200);

        assertThat(Mutant.JUDGE.judge(exchange)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("internal-error");
            assertThat(finding.operation()).isEqualTo(Optional.empty());
            assertThat(finding.status()).isEqualTo(200);
        });
    }

    @Test
    void aBodyThatCannotBeValidatedCostsNoFindingAboutTheRest() {
        Exchange exchange = Exchange.ofOperation("engage/getChat")
                .status(200)
                .headers(Headers.NONE.with("Content-Type", "text/html"))
                .body(null);

        assertThat(Mutant.JUDGE.judge(exchange)).extracting(Finding::rule).contains("media-type");
        assertThat(Mutant.JUDGE.judge(exchange.headers(Headers.NONE.with("Content-Type", "application/json"))))
                .extracting(Finding::rule)
                .containsExactly("internal-error");
    }

    @Test
    void noSettingChangesOrHidesIt() {
        assertThatThrownBy(() -> Settings.NONE.level("internal-error", "off"))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("internal-error reports that chatspec failed, which has no other level and"
                        + " cannot be ignored; remove it.");
    }
}
