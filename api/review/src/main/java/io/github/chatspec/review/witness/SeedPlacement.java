package io.github.chatspec.review.witness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.review.schema.SchemaTrail;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Changes payloads so that they have a value at the end of a trail, and so that the schemas on the way apply to it. */
final class SeedPlacement {

    private static final int MOST_CHOICES = 5;
    private static final int MOST_SEEDS = 24;

    private final PayloadBuilder older;
    private final PayloadBuilder newer;
    private final SchemaTrail trail;

    SeedPlacement(PayloadBuilder older, PayloadBuilder newer, SchemaTrail trail) {
        this.older = older;
        this.newer = newer;
        this.trail = trail;
    }

    /**
     * A payload with a place in it.
     *
     * @param payload the payload
     * @param path the keys and indexes that lead to the place
     */
    record Seed(JsonNode payload, List<String> path) {}

    /** Returns payloads that have the place at a depth of the trail. */
    List<Seed> seeds(List<JsonNode> payloads, int depth) {
        Set<Seed> seeds = new LinkedHashSet<>();
        List<List<Seed>> all = new ArrayList<>();
        for (JsonNode payload : payloads) {
            all.add(place(payload, 0, depth));
        }
        // One seed of each payload first, since one payload may lack what another one has.
        for (int i = 0; i < MOST_SEEDS && seeds.size() < MOST_SEEDS; i++) {
            for (List<Seed> own : all) {
                if (i < own.size()) {
                    seeds.add(own.get(i));
                }
            }
        }
        return seeds.stream().limit(MOST_SEEDS).toList();
    }

    private List<Seed> place(JsonNode node, int at, int depth) {
        List<Seed> seeds = new ArrayList<>();
        for (JsonNode option : options(node, at)) {
            if (at == depth) {
                seeds.add(new Seed(option, List.of()));
                continue;
            }
            for (Seed choice : choices(option, at)) {
                String key = choice.path().get(0);
                JsonNode child = choice.payload().isArray()
                        ? choice.payload().get(Integer.parseInt(key))
                        : choice.payload().get(key);
                for (Seed inner : place(child, at + 1, depth)) {
                    List<String> path = new ArrayList<>(List.of(key));
                    path.addAll(inner.path());
                    seeds.add(new Seed(PayloadPlaces.with(choice.payload(), List.of(key), inner.payload()), path));
                    if (seeds.size() >= MOST_SEEDS) {
                        return seeds;
                    }
                }
            }
        }
        return seeds;
    }

    /** Returns a value as it is, and as the schemas that apply under a condition ask for it. */
    private List<JsonNode> options(JsonNode node, int at) {
        Set<JsonNode> options = new LinkedHashSet<>();
        for (SchemaTrail.Step step : trail.steps()) {
            boolean isCondition = step.depth() == at && !step.keyword().isEmpty() && isInPlace(step.keyword());
            if (isCondition) {
                overlay(node, older.variants(with(step.older(), step.olderNeeds())), step, options);
                overlay(node, newer.variants(with(step.newer(), step.newerNeeds())), step, options);
            }
        }
        List<JsonNode> all = new ArrayList<>(options);
        all.add(Math.min(1, all.size()), node);
        return all.subList(0, Math.min(MOST_CHOICES, all.size()));
    }

    private static boolean isInPlace(String keyword) {
        return switch (keyword) {
            case "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas" -> true;
            default -> false;
        };
    }

    private static List<String> with(List<String> pointers, List<String> others) {
        Set<String> all = new LinkedHashSet<>(pointers);
        all.addAll(others);
        return List.copyOf(all);
    }

    private static void overlay(JsonNode node, List<JsonNode> variants, SchemaTrail.Step step, Set<JsonNode> options) {
        for (JsonNode variant : variants) {
            if (node.isObject() && variant.isObject()) {
                ObjectNode both = node.deepCopy();
                both.setAll((ObjectNode) variant);
                if (step.keyword().equals("dependentSchemas") && !both.has(step.name())) {
                    both.put(step.name(), "a");
                }
                options.add(both);
            } else if (!variant.isObject()) {
                options.add(variant);
            }
        }
    }

    /** Returns the keys or indexes under which the next value of the trail is, or can be added. */
    private List<Seed> choices(JsonNode node, int at) {
        String segment = trail.path().get(at);
        List<Seed> choices = new ArrayList<>();
        if (segment.equals(SchemaTrail.ITEM) || (node.isArray() && segment.matches("[0-9]+"))) {
            items(node, segment, at, choices);
        } else if (node.isObject()) {
            String key = segment;
            if (segment.startsWith("{")) {
                node.fieldNames().forEachRemaining(name -> choices.add(new Seed(node, List.of(name))));
                key = segment.equals("{}") || segment.equals(SchemaTrail.KEY)
                        ? "another-key"
                        : PatternExamples.of(segment.substring(1, segment.length() - 1))
                                .get(0);
            }
            ObjectNode object = node.deepCopy();
            if (!object.has(key)) {
                object.set(key, missing(at + 1));
            }
            choices.add(new Seed(object, List.of(key)));
        }
        return choices.subList(0, Math.min(MOST_CHOICES, choices.size()));
    }

    private void items(JsonNode node, String segment, int at, List<Seed> choices) {
        if (!node.isArray()) {
            return;
        }
        boolean isAny = segment.equals(SchemaTrail.ITEM);
        if (isAny) {
            for (int i = 0; i < Math.min(MOST_CHOICES - 1, node.size()); i++) {
                choices.add(new Seed(node, List.of(String.valueOf(i))));
            }
        }
        int index = isAny ? node.size() : Integer.parseInt(segment);
        ArrayNode array = node.deepCopy();
        while (array.size() <= index) {
            array.add(missing(at + 1));
        }
        choices.add(new Seed(array, List.of(String.valueOf(index))));
    }

    private JsonNode missing(int depth) {
        for (SchemaTrail.Step step : trail.steps()) {
            if (step.depth() == depth) {
                return older.first(step.older())
                        .or(() -> newer.first(step.newer()))
                        .orElse(JsonNodeFactory.instance.nullNode());
            }
        }
        return JsonNodeFactory.instance.nullNode();
    }
}
