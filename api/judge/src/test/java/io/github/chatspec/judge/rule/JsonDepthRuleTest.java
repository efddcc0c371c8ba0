package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDepthRuleTest {

    private static final Rule RULE = Mutant.rule("json-depth");
    private static final String OK = "/paths/~1v3.1~1chats/get/responses/200";

    @Test
    void aBodyThatIsNestedDeeperThanTheBoundIsReported() {
        Mutant.assertOnly(
                findings("[".repeat(513) + "]".repeat(513)),
                RULE,
                Level.ERROR,
                null,
                OK,
                "The body is not judged: objects and arrays are nested deeper than 512 (line 1, column 514, byte 513).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void aMillionOpenBracketsAreReportedAndNotFollowed(String open) {
        assertThat(findings(open.repeat(1_000_000))).extracting(Finding::rule).containsExactly(RULE.id());
    }

    @Test
    void aBodyThatIsNestedAsDeepAsTheBoundIsJudged() {
        String deep = "[".repeat(511) + "]".repeat(511);

        assertThat(Mutant.of("engage/listChats", "expired-token")
                        .set("/response", deep)
                        .findings())
                .isEmpty();
    }

    private static List<Finding> findings(String body) {
        return Mutant.JUDGE.judge(
                Exchange.ofOperation("engage/listChats").status(200).body(body.getBytes(StandardCharsets.UTF_8)));
    }
}
