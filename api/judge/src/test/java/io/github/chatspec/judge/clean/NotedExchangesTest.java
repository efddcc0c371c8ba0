package io.github.chatspec.judge.clean;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.EntryCursor;
import io.github.chatspec.exchange.EntryReader;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.RawRecord;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.exchange.RecordingFormat;
import io.github.chatspec.exchange.Recordings;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Settings;
import io.github.chatspec.judge.rule.Rules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NotedExchangesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Judge JUDGE = Judge.of(Contract.builtIn());

    private static final List<String> OTHER_VALUES = List.of(
            "1",
            "\"a\\u00e9\\n\"",
            "{\"a\": [null, {\"b\": 1.5}]}",
            "null",
            "12",
            "false",
            "\"text\"",
            "\"livechat\"",
            "\"inbound\"",
            "\"inbund\"",
            "\"2020-01-02T03:04:05Z\"",
            "\"no address\"",
            "1.5",
            "-3",
            "12345678901234567890",
            "[]",
            "{\"a\": 1, \"a\": 2}",
            "\"\\u0000\"",
            "\"a\\\"b\\\\\\\"\"",
            "[\"\", \"\u00e9\", \"\\ud83d\\ude00\\n\\/\"]");

    private final CleanExchanges clean = JUDGE.cleanExchanges(List.of()).orElseThrow();

    @Test
    void readingsAreKnownAfterTheJudgeHasReportedThem() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "abc");

        assertThat(noted(clean, entry)).isEmpty();
        List<Finding> reported = learn(JUDGE, clean, entry);

        assertThat(reported).isNotEmpty().allMatch(finding -> finding.rule().equals("reading"));
        assertThat(noted(clean, entry)).contains(reported);
    }

    @Test
    void nullsAndUnknownKeysAreKnownAtOtherPlaces() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode body = body(entry);
        ArrayNode messages = (ArrayNode) body.at("/response/messages");
        ((ObjectNode) body.at("/response/customer")).putNull("name");
        ((ObjectNode) messages.get(0)).put("x", 1);
        List<Finding> reported = learn(JUDGE, clean, with(entry, body));
        assertThat(reported).extracting(Finding::rule).containsExactlyInAnyOrder("null-optional", "undocumented-field");

        messages.add(messages.get(0).deepCopy());
        ObjectNode other = with(entry, body);

        assertThat(noted(clean, other)).contains(JUDGE.judge(exchange(other)));
        assertThat(JUDGE.judge(exchange(other))).hasSize(3);
    }

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

    private static ObjectNode change(ObjectNode body, ObjectNode object, String key, String value) {
        object.put(key, value);
        return body;
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
    void aMissingKeyIsKnownAtOtherPlacesButNotTogetherWithAnother() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode body = body(entry);
        ((ObjectNode) body.at("/response/messages/0")).remove("type");
        learn(JUDGE, clean, with(entry, body));
        ObjectNode other = body(entry);
        ((ObjectNode) other.at("/response/messages/1")).remove("type");

        assertThat(noted(clean, with(entry, other))).contains(JUDGE.judge(exchange(with(entry, other))));
        ((ObjectNode) other.at("/response/messages/0")).remove("type");
        assertThat(noted(clean, with(entry, other))).isEmpty();
    }

    @Test
    void aMissingKeyOfTheBodyIsNotKnownTogetherWithAnUnknownOne() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode lacking = body(entry);
        lacking.remove("status_code");
        ObjectNode more = body(entry).put("x", 1);
        learn(JUDGE, clean, with(entry, lacking));
        learn(JUDGE, clean, with(entry, more));

        assertThat(noted(clean, with(entry, lacking))).contains(JUDGE.judge(exchange(with(entry, lacking))));
        assertThat(noted(clean, with(entry, more))).contains(JUDGE.judge(exchange(with(entry, more))));
        assertThat(noted(clean, with(entry, lacking.put("x", 1)))).isEmpty();
    }

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
    void whatIsNotedIsWhatTheJudgeReports() throws IOException {
        long seed = 20_261_130;
        Random random = new Random(seed);
        int known = 0;
        int tried = 0;
        for (ObjectNode entry : Recordings.entries()) {
            for (int i = 0; i < 400; i++) {
                ObjectNode body = body(entry);
                for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                    change(body, random);
                }
                ObjectNode changed =
                        random.nextBoolean() ? with(entry, body) : Recordings.withBody(entry, body.toString());
                List<Finding> expected = JUDGE.judge(exchange(changed));
                Optional<List<Finding>> found = noted(clean, changed);
                if (found.isPresent()) {
                    assertThat(found.get()).as("seed %s: %s", seed, body).isEqualTo(expected);
                    known++;
                } else if (!expected.isEmpty()
                        && expected.stream().allMatch(finding -> Rules.isNoted(finding.rule()))) {
                    learn(JUDGE, clean, changed);
                }
                tried++;
            }
        }

        assertThat(tried).isGreaterThan(2000);
        assertThat(known).isGreaterThan(tried / 5);
    }

    @Test
    void aBodyConformsWhateverReadingsItShowsAndNotWithANullOrAnUnknownKey() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "abc");
        Contract contract = Contract.builtIn("engage");
        Judge judge = Judge.of(contract);
        Content content = contract.operation("getChat")
                .orElseThrow()
                .response(200)
                .orElseThrow()
                .contents()
                .get(0);
        ObjectNode body = body(entry);

        assertThat(judge.isClean(contract, content, body.toString().getBytes(UTF_8)))
                .isFalse();
        assertThat(judge.conforms(contract, content, body.toString().getBytes(UTF_8)))
                .isTrue();
        assertThat(judge.conforms(contract, content, (body + "1").getBytes(UTF_8)))
                .isFalse();
        assertThat(judge.conforms(contract, content, body.put("x", 1).toString().getBytes(UTF_8)))
                .isFalse();
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

    private static ObjectNode withToken(ObjectNode entry, String token) {
        ObjectNode copy = entry.deepCopy();
        ArrayNode headers = (ArrayNode) copy.at("/request/headers");
        headers.addObject().put("name", "X-Session-Token").put("value", token);
        return copy;
    }

    @Test
    void recognizesANullTimestamp() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode body = body(entry);
        ((ObjectNode) body.at("/response")).putNull("updated_at");
        List<Finding> reported = learn(JUDGE, clean, with(entry, body));

        assertThat(reported).extracting(Finding::rule).containsExactly("null-optional");
        assertThat(noted(clean, with(entry, body))).contains(reported);
    }

    @Test
    void recognizesANullIfTheClausesHoldWithAndWithoutTheKey() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode body = body(entry);
        ArrayNode messages = (ArrayNode) body.at("/response/messages");
        ((ObjectNode) messages.get(0)).putNull("whatsapp_sub_type");
        List<Finding> reported = learn(JUDGE, clean, with(entry, body));
        assertThat(reported).extracting(Finding::rule).containsExactly("null-optional");
        assertThat(noted(clean, with(entry, body))).contains(reported);

        ((ObjectNode) messages.get(0)).putNull("quick_reply_response").put("type", "outbound");

        assertThat(JUDGE.judge(exchange(with(entry, body)))).anyMatch(finding -> finding.level() == Level.ERROR);
        assertThat(noted(clean, with(entry, body))).isEmpty();
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

    @Test
    void settingsAreKept() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "abc");
        Judge strict = JUDGE.with(Settings.NONE.level("reading", "error"));
        CleanExchanges asErrors = strict.cleanExchanges(List.of()).orElseThrow();
        learn(strict, asErrors, entry);
        assertThat(noted(asErrors, entry).orElseThrow()).allMatch(finding -> finding.level() == Level.ERROR);
    }

    private static void change(ObjectNode body, Random random) throws JsonProcessingException {
        List<ObjectNode> objects = new ArrayList<>();
        collect(body, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        switch (random.nextInt(7)) {
            case 0 ->
                object.set(
                        "more " + random.nextInt(3),
                        JSON.readTree(OTHER_VALUES.get(random.nextInt(OTHER_VALUES.size()))));
            case 1 -> object.put("~/\u00e9", true);
            case 2 -> {
                if (!keys.isEmpty()) {
                    object.remove(keys.get(random.nextInt(keys.size())));
                }
            }
            case 3, 4 -> {
                if (!keys.isEmpty()) {
                    changeValue(object, keys.get(random.nextInt(keys.size())), random);
                }
            }
            default -> {
                if (!keys.isEmpty()) {
                    object.putNull(keys.get(random.nextInt(keys.size())));
                }
            }
        }
    }

    private static void changeValue(ObjectNode object, String key, Random random) throws JsonProcessingException {
        JsonNode other = JSON.readTree(OTHER_VALUES.get(random.nextInt(OTHER_VALUES.size())));
        if (object.get(key) instanceof ArrayNode array && !array.isEmpty()) {
            array.set(random.nextInt(array.size()), other);
        } else {
            object.set(key, other);
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node.isObject()) {
            objects.add((ObjectNode) node);
        }
        node.forEach(child -> collect(child, objects));
    }

    private static ObjectNode body(ObjectNode entry) throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(entry.at("/response/content/text").textValue());
    }

    private static ObjectNode with(ObjectNode entry, ObjectNode body) {
        return Recordings.withBody(entry, body.toPrettyString());
    }

    private static byte[] padded(ObjectNode entry) {
        byte[] text = entry.toString().getBytes(UTF_8);
        return Arrays.copyOf(text, text.length + EntryCursor.PADDING);
    }

    /** Returns what is known of an entry without the judge. */
    private static Optional<List<Finding>> noted(CleanExchanges known, ObjectNode entry) {
        byte[] text = padded(entry);
        int to = text.length - EntryCursor.PADDING;
        int end = known.endOfKnown(text, 0, to);
        assertThat(end).isIn(-1, to);
        return end < 0 ? Optional.empty() : Optional.of(known.findings());
    }

    private static List<Finding> learn(Judge judge, CleanExchanges known, ObjectNode entry) throws IOException {
        byte[] text = padded(entry);
        Exchange exchange = exchange(entry);
        List<Finding> findings = judge.judge(exchange);
        known.learnNotes(
                text,
                0,
                text.length - EntryCursor.PADDING,
                exchange,
                judge.route(exchange).orElseThrow(),
                findings);
        return findings;
    }

    private static Exchange exchange(ObjectNode entry) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(entry.toString().getBytes(UTF_8));
        try (Recording recording = Recording.open(in, Optional.of(RecordingFormat.NDJSON), RecordingFormat.BODY)) {
            RawRecord record = recording.next().orElseThrow();
            return EntryReader.of(RecordingFormat.NDJSON, "", 200).read(record).exchange();
        }
    }
}
