package io.github.chatspec.adapter;

import static io.github.chatspec.adapter.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.FailingSettings;
import io.github.chatspec.judge.Judge;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExchangeAssertTest {

    @Test
    void anAnswerThatKeepsItsContractPasses() {
        assertThat(Answer.GOOD.exchange()).conforms().conforms(Level.WARNING);
        assertThat(Answer.REFUSAL.exchange()).conforms().conforms(Level.WARNING);
    }

    @Test
    void anAnswerThatDepartsFailsWithTheFindingAndItsPlaces() {
        assertThatThrownBy(() -> assertThat(Answer.BROKEN.exchange()).conforms())
                .isInstanceOf(AssertionError.class)
                .hasMessage(Answer.errorIn("to GET /v3.1/chats/CSR7QK2M9XV4T1B8"));
    }

    @Test
    void anAnswerWithoutItsRequestIsNamedByItsOperation() {
        Exchange exchange = Exchange.ofOperation("engage/getChat").status(200).body(Answer.BROKEN.body());

        assertThatThrownBy(() -> assertThat(exchange).conforms()).hasMessage(Answer.errorIn("of engage/getChat"));
    }

    @Test
    void aWarningFailsOnlyWhereItIsAskedFor() {
        assertThat(Answer.ODD.exchange()).conforms();
        assertThatThrownBy(() -> assertThat(Answer.ODD.exchange()).conforms(Level.WARNING))
                .hasMessage(Answer.warningIn("to GET /v3.1/chats/CSR7QK2M9XV4T1B8"));
    }

    @Test
    void anotherJudgeCanBeChosen() {
        Judge helpscout = Judge.of(Contract.builtIn("helpscout"));

        assertThat(Answer.GOOD.exchange()).to(Answer.JUDGE).conforms();
        assertThatThrownBy(
                        () -> assertThat(Answer.GOOD.exchange()).to(helpscout).conforms())
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "The answer 200 to GET /v3.1/chats/CSR7QK2M9XV4T1B8 does not conform to the contract.",
                        "  error operation-unknown",
                        "    No contract has an operation for GET /v3.1/chats/CSR7QK2M9XV4T1B8."));
    }

    @Test
    void aDescriptionPrecedesTheMessage() {
        assertThatThrownBy(() ->
                        assertThat(Answer.BROKEN.exchange()).as("100 %s right").conforms())
                .hasMessage("[100 %s right] " + Answer.errorIn("to GET /v3.1/chats/CSR7QK2M9XV4T1B8"));
    }

    @Test
    void aSignOfPercentInTheAnswerDisturbsNoMessage() {
        Exchange exchange = Exchange.ofOperation("engage/getChat")
                .status(200)
                .body(new String(Answer.BROKEN.body(), StandardCharsets.UTF_8)
                        .replace("Closed", "%s%n")
                        .getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> assertThat(exchange).conforms()).hasMessageContaining("\"%s%n\" is not one of");
    }

    @Test
    void anAnswerOnWhichChatspecFailsDoesNotPass() {
        Judge failing = Answer.JUDGE.with(FailingSettings.of(IllegalStateException::new, "enum"));

        assertThatThrownBy(
                        () -> assertThat(Answer.BROKEN.exchange()).to(failing).conforms())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(String.join(
                        System.lineSeparator(),
                        "The answer 200 to GET /v3.1/chats/CSR7QK2M9XV4T1B8 was not judged completely.",
                        "  error internal-error",
                        "    chatspec failed on this exchange (java.lang.IllegalStateException at "));
    }

    @Test
    void noExchangeFails() {
        assertThatThrownBy(() -> assertThat((Exchange) null).conforms())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not to be null");
    }
}
