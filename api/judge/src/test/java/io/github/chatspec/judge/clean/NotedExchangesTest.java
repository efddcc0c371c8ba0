package io.github.chatspec.judge.clean;

import static io.github.chatspec.judge.clean.NotedEntries.body;
import static io.github.chatspec.judge.clean.NotedEntries.exchange;
import static io.github.chatspec.judge.clean.NotedEntries.learn;
import static io.github.chatspec.judge.clean.NotedEntries.noted;
import static io.github.chatspec.judge.clean.NotedEntries.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Recordings;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Settings;
import io.github.chatspec.judge.rule.Rules;
import java.io.IOException;
import java.util.ArrayList;
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
    void settingsAreKept() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "abc");
        Judge strict = JUDGE.with(Settings.NONE.level("reading", "error"));
        CleanExchanges asErrors = strict.cleanExchanges(List.of()).orElseThrow();
        learn(strict, asErrors, entry);
        assertThat(noted(asErrors, entry).orElseThrow()).allMatch(finding -> finding.level() == Level.ERROR);
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
}
