package io.github.chatspec.judge.clean;

import static io.github.chatspec.judge.clean.NotedEntries.body;
import static io.github.chatspec.judge.clean.NotedEntries.exchange;
import static io.github.chatspec.judge.clean.NotedEntries.learn;
import static io.github.chatspec.judge.clean.NotedEntries.noted;
import static io.github.chatspec.judge.clean.NotedEntries.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Recordings;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.Judge;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownViolationsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Judge JUDGE = Judge.of(Contract.builtIn());

    private final CleanExchanges clean = JUDGE.cleanExchanges(List.of()).orElseThrow();

    @Test
    void aWrongTypeIsKnownOfOtherValuesAtOtherPlaces() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode body = body(entry);
        ((ObjectNode) body.at("/response/messages/0")).put("text", 7);
        assertThat(learn(JUDGE, clean, with(entry, body)))
                .extracting(Finding::message)
                .allMatch(message -> message.startsWith("Found an integer, 7, where a string is promised"));

        ObjectNode other = body(entry);
        ((ObjectNode) other.at("/response/messages/1")).put("text", 1234567);

        assertThat(noted(clean, with(entry, other))).contains(JUDGE.judge(exchange(with(entry, other))));
        assertThat(clean.isViolation()).isTrue();
        ((ObjectNode) other.at("/response/messages/1")).put("text", true);
        assertThat(noted(clean, with(entry, other))).contains(JUDGE.judge(exchange(with(entry, other))));
    }

    @Test
    void recognizesAnUnlistedStringUnlessAListedOneIsSimilar() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode body = body(entry);
        ObjectNode chat = (ObjectNode) body.get("response");
        learn(JUDGE, clean, with(entry, change(body, chat, "status", "abandoned")));

        ObjectNode other = with(entry, change(body, chat, "status", "in review by someone"));

        assertThat(noted(clean, other)).contains(JUDGE.judge(exchange(other)));
        assertThat(JUDGE.judge(exchange(other)).toString()).contains("\"in review by someone\" is not one of");
        ObjectNode similar = with(entry, change(body, chat, "status", "Closed"));
        assertThat(JUDGE.judge(exchange(similar)).toString()).contains("the nearest is");
        assertThat(noted(clean, similar)).isEmpty();
    }

    @Test
    void aStringWithoutItsFormatIsKnownAndNotCompared() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode body = body(entry);
        ObjectNode chat = (ObjectNode) body.get("response");
        learn(JUDGE, clean, with(entry, change(body, chat, "created_at", "yesterday")));

        ObjectNode other = with(entry, change(body, chat, "created_at", "9999-99-99T00:00:00Z"));

        assertThat(noted(clean, other)).contains(JUDGE.judge(exchange(other)));
        assertThat(clean.isViolation()).isTrue();
    }

    @Test
    void anItemOfAWrongTypeIsKnown() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode body = body(entry);
        ((ArrayNode) body.at("/response/messages")).set(1, "hello");
        assertThat(learn(JUDGE, clean, with(entry, body)))
                .extracting(Finding::pointer)
                .containsExactly(Optional.of("/response/messages/1"));

        ((ArrayNode) body.at("/response/messages")).set(1, "hello again");

        assertThat(noted(clean, with(entry, body))).contains(JUDGE.judge(exchange(with(entry, body))));
    }

    @Test
    void missingKeysAreKnownAtOtherPlaces() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode body = body(entry);
        ((ObjectNode) body.at("/response/messages/0")).remove("type");
        learn(JUDGE, clean, with(entry, body));
        ObjectNode other = body(entry);
        ((ObjectNode) other.at("/response/messages/1")).remove("type");

        assertThat(noted(clean, with(entry, other))).contains(JUDGE.judge(exchange(with(entry, other))));
        ((ObjectNode) other.at("/response/messages/0")).remove("type");
        assertThat(noted(clean, with(entry, other))).contains(JUDGE.judge(exchange(with(entry, other))));
        assertThat(clean.findings()).hasSize(2);
    }

    @Test
    void violationsAreKnownTogetherIfEachIsKnown() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode lacking = body(entry);
        ((ObjectNode) lacking.at("/response/messages/0")).remove("timestamp");
        ObjectNode both = lacking.deepCopy();
        ((ObjectNode) both.at("/response")).put("updated_at", "yesterday").put("status", "abandoned");
        ObjectNode late = body(entry);
        ((ObjectNode) late.at("/response")).put("updated_at", "today").put("status", "forgotten");
        learn(JUDGE, clean, with(entry, lacking));

        assertThat(noted(clean, with(entry, both))).isEmpty();
        learn(JUDGE, clean, with(entry, late));
        assertThat(noted(clean, with(entry, both))).contains(JUDGE.judge(exchange(with(entry, both))));
        assertThat(clean.findings()).extracting(Finding::rule).containsExactly("required", "enum", "format");
    }

    @Test
    void aMissingOrUnknownKeyOfTheBodyIsNotKnownTogetherWithAnotherViolation() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode lacking = body(entry);
        lacking.remove("status_code");
        ObjectNode more = body(entry).put("x", 1);
        ObjectNode wrong = body(entry);
        ((ObjectNode) wrong.get("response")).put("status", "abandoned");
        for (ObjectNode body : List.of(lacking, more, wrong)) {
            learn(JUDGE, clean, with(entry, body));
            assertThat(noted(clean, with(entry, body))).contains(JUDGE.judge(exchange(with(entry, body))));
        }

        // The rules compare such a body with the other responses of the operation.
        assertThat(noted(clean, with(entry, more.deepCopy().put("y", 1)))).isEmpty();
        for (ObjectNode body : List.of(lacking, more)) {
            ((ObjectNode) body.get("response")).put("status", "abandoned");
            assertThat(noted(clean, with(entry, body))).isEmpty();
        }
        lacking.setAll(body(entry).put("x", 1));
        lacking.remove("status_code");
        assertThat(noted(clean, with(entry, lacking))).isEmpty();
    }

    @Test
    void aWrongValueThatTheRequestShouldHaveIsKnown() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode body = body(entry);
        ObjectNode chat = (ObjectNode) body.get("response");
        chat.put("chat_id", 7);
        learn(JUDGE, clean, with(entry, body));

        chat.put("chat_id", 12);
        assertThat(noted(clean, with(entry, body))).contains(JUDGE.judge(exchange(with(entry, body))));
        chat.putNull("chat_id");
        assertThat(noted(clean, with(entry, body))).contains(JUDGE.judge(exchange(with(entry, body))));
        chat.put("chat_id", "another");
        assertThat(JUDGE.judge(exchange(with(entry, body))))
                .extracting(Finding::rule)
                .containsExactly("request-match");
        assertThat(noted(clean, with(entry, body))).isEmpty();
    }

    @Test
    void aWrongValueDecidesNoCondition() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode body = body(entry);
        ObjectNode chat = (ObjectNode) body.get("response");
        assertThat(chat.has("thread_id")).isTrue();
        chat.put("channel", 7);
        learn(JUDGE, clean, with(entry, body));
        learn(JUDGE, clean, with(entry, change(body, chat, "channel", "a new channel")));

        for (String value : List.of("12", "{\"a\": 1}", "true", "null", "\"another channel\"")) {
            chat.set("channel", JSON.readTree(value));
            assertThat(noted(clean, with(entry, body))).contains(JUDGE.judge(exchange(with(entry, body))));
        }
        ObjectNode sms = with(entry, change(body, chat, "channel", "sms"));
        assertThat(JUDGE.judge(exchange(sms))).extracting(Finding::rule).contains("reading");
        assertThat(noted(clean, sms)).isEmpty();
    }

    @Test
    void aWrongValueShowsNoReading() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode body = body(entry);
        ObjectNode message = (ObjectNode) body.at("/response/messages/0");
        message.put("livechat_sub_type", 7);
        learn(JUDGE, clean, with(entry, body));
        learn(JUDGE, clean, with(entry, change(body, message, "livechat_sub_type", "an unknown type")));

        for (String value : List.of("12", "{\"a\": 1}", "true", "\"something else\"")) {
            message.set("livechat_sub_type", JSON.readTree(value));
            assertThat(noted(clean, with(entry, body))).contains(JUDGE.judge(exchange(with(entry, body))));
        }
        ObjectNode similar = with(entry, change(body, message, "livechat_sub_type", "quick_reply"));
        assertThat(noted(clean, similar)).isEmpty();
    }

    @Test
    void aMessageWithoutItsContentIsKnownOfOthersWithTheSameKeysAndKind() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode body = body(entry);
        ArrayNode messages = (ArrayNode) body.at("/response/messages");
        ObjectNode lacking = JSON.createObjectNode()
                .put("type", "inbound")
                .put("livechat_sub_type", "text")
                .put("timestamp", messages.get(0).get("timestamp").textValue());
        messages.insert(0, lacking);
        assertThat(learn(JUDGE, clean, with(entry, body)))
                .extracting(Finding::rule)
                .containsExactly("message-content");

        messages.insert(0, messages.get(1).deepCopy());
        ObjectNode other = with(entry, body);
        assertThat(noted(clean, other)).contains(JUDGE.judge(exchange(other)));
        assertThat(clean.findings()).hasSize(1);

        for (String changed : List.of(
                "{\"type\": \"outbound\"}", "{\"template_name\": \"a\"}", "{\"more\": 1}", "{\"attachment\": null}")) {
            ObjectNode changedBody = body.deepCopy();
            ((ObjectNode) changedBody.at("/response/messages/1")).setAll((ObjectNode) JSON.readTree(changed));
            Optional<List<Finding>> found = noted(clean, with(entry, changedBody));
            assertThat(found).as(changed).isEmpty();
        }
    }

    private static ObjectNode change(ObjectNode body, ObjectNode object, String key, String value) {
        object.put(key, value);
        return body;
    }
}
