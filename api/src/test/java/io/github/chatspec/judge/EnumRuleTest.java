package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnumRuleTest {

    private static final EnumRule RULE = new EnumRule();

    @Test
    void aValueOutsideAShortListIsReportedWithTheListAndTheNearest() {
        Mutant.of("engage/getChat", "livechat")
                .set("/response/status", "\"Closed\"")
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        "/response/status",
                        "/components/schemas/ChatStatus/enum",
                        "\"Closed\" is not one of the documented values \"queued\", \"picked\", \"onhold\" and"
                                + " \"closed\"; the nearest is \"closed\" (detail.chat.status).");
    }

    @Test
    void aValueOutsideALongListIsReportedWithItsLength() {
        Mutant.of("engage/getChat", "livechat")
                .set("/response/channel", "\"carrier pigeon\"")
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        "/response/channel",
                        "/components/schemas/Channel/enum",
                        "\"carrier pigeon\" is not one of the 8 documented values (detail.chat.channel).");
    }

    @Test
    void aCodeOfAnotherOperationIsReported() {
        Mutant.of("engage/getChat", "livechat")
                .set("/status_code", "4305")
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        "/status_code",
                        "/components/schemas/ChatCode/enum",
                        "4305 is not the one documented value 4304 (detail.envelope.status_code).");
    }

    @Test
    void aLongValueIsCut() {
        assertThat(Mutant.of("engage/getChat", "livechat")
                        .set("/response/status", "\"" + "x".repeat(200) + "\"")
                        .findings())
                .extracting(Finding::message)
                .containsExactly("\"" + "x".repeat(58) + "… is not one of the documented values \"queued\", \"picked\","
                        + " \"onhold\" and \"closed\" (detail.chat.status).");
    }

    @Test
    void aValueInsideTheListIsNotReported() {
        assertThat(Mutant.of("engage/getChat", "livechat")
                        .set("/response/status", "\"closed\"")
                        .findings())
                .isEmpty();
    }
}
