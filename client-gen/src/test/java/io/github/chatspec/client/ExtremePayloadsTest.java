package io.github.chatspec.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.testing.ExtremeValues;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Extreme numbers and timestamps in responses are read, or are an error of the response. */
@Timeout(120)
class ExtremePayloadsTest {

    private static final String MARK = "\"extreme value\"";

    /** One sample of each model. */
    static List<Models.Case> models() {
        Map<String, Models.Case> byModel = new TreeMap<>();
        Models.cases()
                .forEach(sample -> byModel.merge(
                        sample.model().getName(),
                        sample,
                        (one, other) ->
                                one.sample().body().length >= other.sample().body().length ? one : other));
        return List.copyOf(byModel.values());
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelIsReadAndWrittenOrTheResponseIsAnError(Models.Case model) throws IOException {
        List<String> bodies = new ArrayList<>();
        mark(model.tree(), model.tree(), "", bodies);

        assertThat(bodies).isNotEmpty();
        for (String body : bodies) {
            for (String number : ExtremeValues.numbers()) {
                read(model, body.replace(MARK, number));
            }
            for (String timestamp : ExtremeValues.timestamps()) {
                read(model, body.replace(MARK, '"' + timestamp + '"'));
            }
        }
    }

    @Test
    void aHeaderAsksToWaitForALimitedTimeOrIsIgnored() {
        RateLimitHeaders headers =
                new RateLimitHeaders(Map.of("Own-Seconds", "seconds-to-wait", "Own-Time", "time-of-day-to-wait-for"));
        ExtremeValues.all().forEach(value -> {
            for (String name : List.of("Retry-After", "Own-Seconds", "Own-Time")) {
                HttpHeaders received = HttpHeaders.of(Map.of(name, List.of(value)), (key, text) -> true);
                assertThat(headers.wait(received, true, Instant.now()).orElse(Duration.ZERO))
                        .isBetween(Duration.ZERO, Duration.ofSeconds(1_000_000_000_000L));
            }
        });
    }

    private static void read(Models.Case model, String body) {
        ObjectMapper mapper = Models.mapper(model.contract());
        Object read;
        try {
            read = mapper.readValue(body, model.model());
        } catch (IOException e) {
            // The client reports it as an unreadable response.
            return;
        }
        assertThatCode(() -> mapper.readTree(mapper.writeValueAsBytes(read)))
                .as(body)
                .doesNotThrowAnyException();
        assertThat(read.toString()).isNotEmpty();
        assertThat(read.hashCode()).isEqualTo(read.hashCode());
    }

    /** Adds the body once for each of its leaves, with a mark in its place, and with the mark in a new field. */
    private static void mark(JsonNode root, JsonNode node, String pointer, List<String> bodies) {
        List<String> below = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> below.add(name));
        }
        for (int i = 0; node instanceof ArrayNode && i < Math.min(1, node.size()); i++) {
            below.add(String.valueOf(i));
        }
        for (String key : below) {
            String child = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
            mark(root, root.at(child), child, bodies);
            bodies.add(replaced(root, pointer, key));
        }
        if (node instanceof ObjectNode) {
            bodies.add(replaced(root, pointer, "undocumented"));
        }
    }

    private static String replaced(JsonNode root, String pointer, String key) {
        JsonNode copy = root.deepCopy();
        JsonNode parent = copy.at(pointer);
        if (parent instanceof ObjectNode object) {
            object.put(key, "extreme value");
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(key), "extreme value");
        }
        return copy.toString();
    }
}
