package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import io.github.chatspec.judge.Thing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumberRuleTest {

    private static final JsonNumberRule RULE = new JsonNumberRule();

    private static final String OK = "/paths/~1chat~1v1~1{chatId}/get/responses/200";

    @Test
    void notANumberIsReportedAtItsPosition() {
        Mutant.assertOnly(
                findings("{\"id\": \"C1\",\n \"mailboxId\": NaN}"),
                RULE,
                Level.ERROR,
                null,
                OK,
                "The body is not JSON: Non-standard token 'NaN' (line 2, column 18, byte 30); promised is a JSON body.");
    }

    @Test
    void aNumberOfMoreDigitsThanTheBoundIsReported() {
        Mutant.assertOnly(
                findings("[" + "9".repeat(1001) + "]"),
                RULE,
                Level.ERROR,
                null,
                OK,
                "The body is not judged: a number has more than 1000 characters (line 1, column 1003, byte 1002).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809"})
    void anIntegerBeyondItsPromisedFormatIsReportedAtItsKey(String number) {
        Mutant.assertOnly(
                findings(chat(number)),
                RULE,
                Level.ERROR,
                "/mailboxId",
                "/components/schemas/Chat/properties/mailboxId/format",
                "The number " + number + " exceeds the range of the promised int64" + " (chat.chat.mailboxId).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.3e18", "1e30", "-1e999999999", "9223372036854775808.0"})
    void anIntegerIsHeldAgainstItsFormatHoweverItIsWritten(String number) {
        assertThat(findings(chat(number))).extracting(Finding::rule).containsExactly(RULE.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "-9223372036854775808", "0", "9.2e18", "7.0"})
    void anIntegerWithinItsPromisedFormatIsNotReported(String number) {
        assertThat(findings(chat(number))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "int32, 2147483647, ",
        "int32, -2147483649, json-number",
        "float, 3.4e38, ",
        "float, 3.5e38, json-number",
        "float, -1e999999999, json-number",
        "double, 1.7e308, ",
        "double, 1.8e308, json-number",
        "double, 1e-9999, ",
        "decimal, 1e400, json-number",
        "decimal, 7, "
    })
    void eachFormatHasItsBounds(String format, String number, String rule, @TempDir Path folder) throws IOException {
        Thing thing = Thing.of31(folder, "{\"type\": \"number\", \"format\": \"" + format + "\"}");

        assertThat(thing.findings(number))
                .extracting(Finding::rule)
                .isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void aNumberWhereAnythingMayStandMayBeOfAnySize() {
        for (String pointer : List.of("/response", "/response/deep")) {
            assertThat(Mutant.of("engage/getChat", "expired-token")
                            .set("/response", "{}")
                            .set(pointer, "1e400")
                            .findings())
                    .isEmpty();
        }
    }

    @Test
    void aNumberWithoutANumericTypeGivesOnlyATypeFinding() {
        assertThat(Mutant.of("helpscout/getChat", "chat")
                        .set("/preview", "1e9999")
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("type");
    }

    private static String chat(String number) {
        return "{\"id\":\"C1\",\"createdAt\":\"2020-07-03T07:03:29Z\",\"mailboxId\":" + number + "}";
    }

    private static List<Finding> findings(String body) {
        return Mutant.JUDGE.judge(
                Exchange.ofOperation("helpscout/getChat").status(200).body(body.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "1e99999999999", "0.1e-2147483648"})
    void aNumberThatWouldFillTheMemoryIsTheOnlyFindingAtAnyPlace(String number) {
        for (String pointer :
                List.of("/status_code", "/response/flag", "/response/team_id", "/response/other_details")) {
            String body = Mutant.of("engage/getChat", "livechat")
                    .set(pointer, "\"HERE\"")
                    .text();

            assertThat(Mutant.JUDGE.judge(Exchange.ofOperation("engage/getChat")
                            .status(200)
                            .body(body.replace("\"HERE\"", number).getBytes(StandardCharsets.UTF_8))))
                    .extracting(Finding::rule)
                    .containsExactly("json-number");
        }
    }
}
