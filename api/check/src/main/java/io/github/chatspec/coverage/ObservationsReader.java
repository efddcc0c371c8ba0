package io.github.chatspec.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.text.MaskedText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Converts JSON of {@link ObservationsJson} to observations, and validates all of it. */
final class ObservationsReader {

    private final String file;
    private final LocatedJson text;

    ObservationsReader(String file, LocatedJson text) {
        this.file = file;
        this.text = text;
    }

    Observations observations() {
        JsonNode tree = text.tree();
        require(tree.path("chatspec").asText().equals(ObservationsJson.FORM), Pointers.ROOT);
        int version = tree.path("version").asInt();
        if (version > ObservationsJson.VERSION) {
            throw new ObservationsException(
                    "A later version of chatspec wrote these observations; use that version to read them.", file);
        }
        require(version == ObservationsJson.VERSION, "/version");
        Observations observations = new Observations(file);
        each(tree, Pointers.ROOT, "contracts", name -> {
            JsonNode contract = tree.path("contracts").path(name);
            require(contract.isTextual(), "/contracts");
            observations.contracts().put(name, contract.textValue());
        });
        each(tree, Pointers.ROOT, "operations", id -> {
            String contract = id.contains("/") ? id.substring(0, id.indexOf('/')) : id;
            require(observations.contracts().containsKey(contract), "/operations");
            operation(tree.path("operations").path(id), Pointers.append("/operations", id), observations.counts(id));
        });
        return observations;
    }

    private void operation(JsonNode tree, String pointer, OperationCounts counts) {
        each(tree, pointer, "statuses", status -> {
            require(status.matches("0|[1-5][0-9]{2}"), pointer);
            counts.status(Integer.parseInt(status))
                    .merge(tally(tree.path("statuses").path(status), pointer));
        });
        each(tree, pointer, "responses", row -> {
            JsonNode response = tree.path("responses").path(row);
            String place = Pointers.append(pointer + "/responses", row);
            ResponseCounts responses = counts.response(row);
            each(response, place, "fields", field -> {
                String below = Pointers.append(place + "/fields", field);
                require(field.isEmpty() || field.startsWith("/"), below);
                field(response.path("fields").path(field), below, responses.field(field), 0);
            });
            if (flag(response, place, "many")) {
                responses.restoreMany();
            }
        });
    }

    private void field(JsonNode tree, String pointer, FieldCounts counts, int depth) {
        require(depth <= 1, pointer);
        counts.seen().merge(tally(tree, pointer));
        counts.restoreObjects(number(tree.path("objects"), pointer));
        Map<String, Occurrences> types = tallies(tree, pointer, "types");
        for (JsonType type : JsonType.values()) {
            Occurrences known = types.remove(type.key());
            if (known != null) {
                counts.type(type).merge(known);
            }
        }
        require(types.isEmpty(), pointer);
        FieldCounts.mergeAll(counts.values(), tallies(tree, pointer, "values"));
        FieldCounts.mergeAll(counts.kinds(), tallies(tree, pointer, "kinds"));
        Map<String, Occurrences> words = tallies(tree, pointer, "words");
        words.keySet().forEach(word -> require(MaskedText.isWord(word), pointer));
        counts.words().restore(words, rest(tree, pointer, "otherWords"), flag(tree, pointer, "manyWords"));
        Map<String, FieldCounts> keys = new HashMap<>();
        each(tree, pointer, "undocumented", key -> {
            String below = Pointers.append(pointer + "/undocumented", key);
            require(MaskedText.key(key).equals(key), below);
            FieldCounts field = new FieldCounts();
            field(tree.path("undocumented").path(key), below, field, depth + 1);
            keys.put(key, field);
        });
        counts.restoreKeys(keys, rest(tree, pointer, "otherKeys"), flag(tree, pointer, "manyKeys"));
    }

    private Map<String, Occurrences> tallies(JsonNode tree, String pointer, String key) {
        Map<String, Occurrences> tallies = new HashMap<>();
        each(tree, pointer, key, name -> tallies.put(name, tally(tree.path(key).path(name), pointer)));
        return tallies;
    }

    private Occurrences rest(JsonNode tree, String pointer, String key) {
        return tree.has(key) ? tally(tree.get(key), pointer) : new Occurrences();
    }

    private Occurrences tally(JsonNode tree, String pointer) {
        require(tree.isObject(), pointer);
        return new Occurrences(
                number(tree.path("n"), pointer), timestamp(tree, pointer, "first"), timestamp(tree, pointer, "last"));
    }

    private Optional<Instant> timestamp(JsonNode tree, String pointer, String key) {
        if (!tree.has(key)) {
            return Optional.empty();
        }
        try {
            Optional<Instant> timestamp =
                    Optional.of(Instant.parse(tree.get(key).asText()));
            require(Occurrences.timestamp(timestamp) != Occurrences.UNKNOWN, pointer);
            return timestamp;
        } catch (DateTimeException e) {
            throw damaged(pointer);
        }
    }

    /** Bounds counts so that sums cannot overflow. */
    private long number(JsonNode node, String pointer) {
        require(node.isMissingNode() || (node.isIntegralNumber() && node.canConvertToLong()), pointer);
        long number = node.asLong();
        require(number >= 0 && number < 1L << 53, pointer);
        return number;
    }

    private boolean flag(JsonNode tree, String pointer, String key) {
        require(!tree.has(key) || tree.get(key).isBoolean(), pointer);
        return tree.path(key).asBoolean();
    }

    private void each(JsonNode tree, String pointer, String key, Consumer<String> take) {
        require(tree.isObject() && (!tree.has(key) || tree.get(key).isObject()), pointer);
        tree.path(key).fieldNames().forEachRemaining(take);
    }

    private void require(boolean good, String pointer) {
        if (!good) {
            throw damaged(pointer);
        }
    }

    private ObservationsException damaged(String pointer) {
        return ObservationsFile.damaged(file + ":" + text.position(pointer).line());
    }
}
