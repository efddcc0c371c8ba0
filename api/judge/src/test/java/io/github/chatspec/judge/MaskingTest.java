package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private static final Judge SHOWING = Judge.of(Contract.builtIn());
    private static final Judge MASKING = SHOWING.masking();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Anna Smith\" | \"Xxxx Xxxxx\"",
                "\"anna@example.com\" | \"xxxx@xxxxxxx.xxx\"",
                "4917012345678 | 0000000000000"
            })
    void aValueKeepsItsShapeOnly(String value, String shape) {
        String body = "{\"status_code\": 4305, \"description\": \"ok\", \"response\": " + value + "}";

        assertThat(messages(SHOWING, body)).anyMatch(message -> message.contains(value));
        assertThat(messages(MASKING, body))
                .anyMatch(message -> message.contains(shape))
                .noneMatch(message -> message.contains(value));
    }

    @Test
    void aWordInAListOfWordsIsShown() {
        assertThat(messages(
                        MASKING,
                        "{\"status_code\": 4305, \"description\": \"ok\","
                                + " \"response\": [{\"status\": \"Closed\"}]}"))
                .anyMatch(message -> message.startsWith("\"Closed\" is not one of"));
    }

    @Test
    void aKeyThatIsAValueKeepsItsShapeInSentencePointerAndFingerprint() {
        String body = "{\"status_code\": 4305, \"description\": \"ok\", \"response\": [], \"anna@example.com\": 1}";

        Finding finding = MASKING.judge(list(body)).stream()
                .filter(found -> found.rule().equals("undocumented-field"))
                .findFirst()
                .orElseThrow();

        assertThat(finding.pointer()).contains("/xxxx@xxxxxxx.xxx");
        assertThat(finding.message()).contains("\"xxxx@xxxxxxx.xxx\"").doesNotContain("anna");
        assertThat(finding.fingerprint()).isEqualTo("undocumented-field engage/listChats 200 /xxxx@xxxxxxx.xxx");
        Finding shown = SHOWING.judge(list(body)).stream()
                .filter(found -> found.rule().equals("undocumented-field"))
                .findFirst()
                .orElseThrow();
        assertThat(shown.pointer()).contains("/anna@example.com");
        assertThat(shown.fingerprint()).isEqualTo(finding.fingerprint());
    }

    @Test
    void aPieceThatAParserQuotesKeepsItsShapeOnly() {
        assertThat(messages(SHOWING, "{\"a\": annasmith}")).anyMatch(message -> message.contains("annasmith"));
        assertThat(messages(MASKING, "{\"a\": annasmith}")).noneMatch(message -> message.contains("annasmith"));
    }

    @Test
    void ofAnUnknownPathOnlyTheWordsAreShown() {
        Request request = new Request("GET", "https://example.com/users/AB12/v2/anna@example.com?x=y", Headers.NONE);

        assertThat(MASKING.judge(Exchange.of(request).status(200)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .isEqualTo("No contract has an operation for GET /users/XX00/v2/xxxx@xxxxxxx.xxx on"
                                + " https://example.com."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "access_token", "Cookie", "Proxy-Authorization"})
    void aSecretOfTheRequestIsNotShown(String header) {
        String secret = "s3cr3t-t0ken";
        Request request = new Request(
                "GET",
                "/v3.1/chats",
                Headers.NONE
                        .with("teamid", "1")
                        .with(header, header.equals("Cookie") ? "a=" + secret : "Bearer " + secret));
        String body =
                "{\"status_code\": 4305, \"description\": \"ok\", \"response\": \"the " + secret + " came back\"}";

        assertThat(SHOWING.judge(Exchange.of(request).status(200).body(body.getBytes(StandardCharsets.UTF_8))))
                .anyMatch(finding -> finding.message().contains("the (not shown) came back"))
                .noneMatch(finding -> finding.message().contains(secret));
    }

    @Test
    void aTextInTheFormatOfATokenIsNotShown() {
        String token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln";

        assertThat(messages(
                        SHOWING, "{\"status_code\": 4305, \"description\": \"ok\", \"response\": \"" + token + "\"}"))
                .anyMatch(message -> message.contains("(not shown)"))
                .noneMatch(message -> message.contains("eyJ"));
    }

    private static List<String> messages(Judge judge, String body) {
        return judge.judge(list(body)).stream().map(Finding::message).toList();
    }

    private static Exchange list(String body) {
        return Exchange.ofOperation("engage/listChats").status(200).body(body.getBytes(StandardCharsets.UTF_8));
    }
}
