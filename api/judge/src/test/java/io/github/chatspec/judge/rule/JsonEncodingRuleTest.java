package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonEncodingRuleTest {

    private static final Rule RULE = Mutant.rule("json-encoding");
    private static final String OK = "/paths/~1v3.1~1chats/get/responses/200";

    @Test
    void anInvalidUtf8ByteIsReportedAtItsPosition() {
        byte[] body = "{\n  \"description\": \"Caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        Mutant.assertOnly(
                findings(body),
                RULE,
                Level.ERROR,
                null,
                OK,
                "The body is not JSON: the byte 0xe9 is not UTF-8 here (line 2, column 22, byte 23); promised is a JSON"
                        + " body.");
    }

    @Test
    void aBodyInUtf16IsReported() {
        byte[] body = "{\"status_code\": 4305}".getBytes(StandardCharsets.UTF_16);

        assertThat(findings(body)).extracting(Finding::rule).containsExactly(RULE.id());
    }

    @Test
    void textBeyondAsciiAndAByteOrderMarkAreNotReported() {
        String body = "\ufeff{\"status_code\": 4305, \"description\": \"Zo\u00eb \ud83d\ude42\", \"response\": []}";

        assertThat(findings(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void anEscapedHalfOfACharacterIsNotReported() {
        String body = "{\"status_code\": 4305, \"description\": \"\\ud83d\", \"response\": []}";

        assertThat(findings(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    private static List<Finding> findings(byte[] body) {
        return Mutant.JUDGE.judge(
                Exchange.ofOperation("engage/listChats").status(200).body(body));
    }
}
