package io.github.chatspec.judge.clean;

import static io.github.chatspec.judge.clean.NotedEntries.body;
import static io.github.chatspec.judge.clean.NotedEntries.exchange;
import static io.github.chatspec.judge.clean.NotedEntries.learn;
import static io.github.chatspec.judge.clean.NotedEntries.noted;
import static io.github.chatspec.judge.clean.NotedEntries.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Recordings;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.Judge;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of notes whose findings contain secrets or personal data. */
class HiddenNotesTest {

    private static final Judge JUDGE = Judge.of(Contract.builtIn());

    private final CleanExchanges clean = JUDGE.cleanExchanges(List.of()).orElseThrow();

    @Test
    void aSecretOfAWrongTypeIsNotShown() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ArrayNode headers = (ArrayNode) entry.at("/request/headers");
        headers.addObject().put("name", "X-Session-Token").put("value", "swordfish");
        ObjectNode body = body(entry);
        body.put("status_code", "none");
        learn(JUDGE, clean, with(entry, body));
        ObjectNode secret = with(entry, body.put("status_code", "swordfish"));

        List<Finding> expected = JUDGE.judge(exchange(secret));

        assertThat(expected.toString()).contains("(not shown)").doesNotContain("swordfish");
        assertThat(noted(clean, secret)).contains(expected);
    }

    @Test
    void aSecretInAnUnknownKeyIsNotShown() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode body = body(entry);
        body.put("swordfish", 1);
        learn(JUDGE, clean, with(entry, body));
        ObjectNode secret = with(entry, body);
        ArrayNode headers = (ArrayNode) secret.at("/request/headers");
        headers.addObject().put("name", "X-Session-Token").put("value", "swordfish");

        assertThat(noted(clean, secret)).isEmpty();
        learn(JUDGE, clean, with(secret, body(entry).putNull("request_identifier")));

        List<Finding> expected = JUDGE.judge(exchange(secret));
        assertThat(expected.toString()).contains("(not shown)").doesNotContain("swordfish");
        assertThat(noted(clean, secret)).contains(expected);
    }

    @Test
    void reusesPartlyHiddenFindingsOnlyForTheSameSecrets() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode body = body(entry);
        ((ObjectNode) body.at("/response/messages/0")).put("swordfish", 1);
        ObjectNode first = withToken(with(entry, body), "swordfish");
        ObjectNode second = withToken(with(entry, body), "s3cr3t");
        List<Finding> reported = learn(JUDGE, clean, first);

        assertThat(reported.toString()).contains("The key \"(not shown)\"");
        assertThat(noted(clean, first)).contains(reported);
        assertThat(noted(clean, second)).isEmpty();
        learn(JUDGE, clean, second);
        assertThat(noted(clean, second)).contains(JUDGE.judge(exchange(second)));
        assertThat(noted(clean, first)).contains(reported);
    }

    @Test
    void aMaskingJudgeMasksAValueOfAWrongType() throws IOException {
        Judge masking = JUDGE.masking();
        CleanExchanges masked = masking.cleanExchanges(List.of()).orElseThrow();
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        learn(masking, masked, with(entry, body(entry).put("status_code", "none")));
        ObjectNode personal = with(entry, body(entry).put("status_code", "jane.doe@example.com"));

        assertThat(noted(masked, personal)).contains(masking.judge(exchange(personal)));
        assertThat(noted(masked, personal).toString()).doesNotContain("jane");
    }

    @Test
    void aMaskingJudgeNotesMaskedPlaces() throws IOException {
        Judge masking = JUDGE.masking();
        CleanExchanges masked = masking.cleanExchanges(List.of()).orElseThrow();
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode body = body(entry);
        body.put("jane.doe@example.com", 1);
        learn(masking, masked, with(entry, body));

        assertThat(noted(masked, with(entry, body))).contains(masking.judge(exchange(with(entry, body))));
        assertThat(noted(masked, with(entry, body)).toString()).doesNotContain("jane");
    }

    private static ObjectNode withToken(ObjectNode entry, String token) {
        ObjectNode copy = entry.deepCopy();
        ArrayNode headers = (ArrayNode) copy.at("/request/headers");
        headers.addObject().put("name", "X-Session-Token").put("value", token);
        return copy;
    }
}
