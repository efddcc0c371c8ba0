package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import io.github.chatspec.judge.Thing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnumRuleTest {

    private static final Rule RULE = Mutant.rule("enum");

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
    void aValueThatIsNearNoneIsReportedWithTheWholeList() {
        Mutant.of("engage/getChat", "livechat")
                .set("/response/channel", "\"carrier pigeon\"")
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        "/response/channel",
                        "/components/schemas/Channel/enum",
                        "\"carrier pigeon\" is not one of the documented values \"sms\", \"facebook\", \"twitter\", \"livechat\", \"email\", \"abc\", \"whatsapp\" and \"api\" (detail.chat.channel).");
    }

    @ParameterizedTest
    @CsvSource({
        "10, 'one of the documented values 0, 1, 2, 3, 4, 5, 6, 7, 8 and 9'",
        "11, one of the 11 documented values"
    })
    void upToTenValuesAreListed(int count, String listed, @TempDir Path folder) throws IOException {
        String values = IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(","));

        assertThat(Thing.of31(folder, "{\"enum\": [" + values + "]}").findings("77"))
                .extracting(Finding::message)
                .containsExactly("77 is not " + listed + " (#" + Thing.SCHEMA + "/enum).");
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
