package io.github.chatspec.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.Mutation.Expected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Changes the text of a good body: a key comes twice, the end is missing, or something comes behind it. */
final class TextMutations {

    private static final int CUTS = 12;

    private final Good good;
    private final List<Mutation> out = new ArrayList<>();

    private TextMutations(Good good) {
        this.good = good;
    }

    static List<Mutation> of(Good good) {
        TextMutations mutations = new TextMutations(good);
        mutations.twice("", good.tree());
        mutations.cut();
        mutations.behind();
        return mutations.out;
    }

    private void twice(String pointer, JsonNode value) {
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String child = Pointers.append(pointer, field.getKey());
            out.add(new Mutation(
                    "duplicated key",
                    good,
                    child,
                    () -> good.exchange(written("", good.tree(), child)),
                    Expected.at("json-duplicate-key", child)));
            twice(child, field.getValue());
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            twice(Pointers.append(pointer, i), value.get(i));
        }
    }

    private void cut() {
        byte[] bytes = good.tree().toString().getBytes(StandardCharsets.UTF_8);
        TreeSet<Integer> places = new TreeSet<>(List.of(0, 1, bytes.length - 1));
        IntStream.range(1, CUTS).forEach(i -> places.add(bytes.length * i / CUTS));
        IntStream.range(1, bytes.length)
                .filter(i -> isWithinCharacter(bytes[i]))
                .limit(3)
                .forEach(places::add);
        for (int place : places) {
            String rule = place == 0 ? "json-empty" : isWithinCharacter(bytes[place]) ? "json-encoding" : "json-syntax";
            out.add(new Mutation(
                    "cut-off body",
                    good,
                    "byte " + place,
                    () -> good.exchange(good.status(), good.mediaType(), Arrays.copyOf(bytes, place)),
                    Expected.whole(rule)));
        }
    }

    private void behind() {
        for (String more : List.of("}", " {}", "<!-- -->")) {
            out.add(new Mutation(
                    "something behind",
                    good,
                    more,
                    () -> good.exchange(good.tree() + more),
                    Expected.whole("json-trailing")));
        }
    }

    private static boolean isWithinCharacter(byte utf8) {
        return (utf8 & 0xc0) == 0x80;
    }

    /** The text of a value in which one key comes twice. */
    private static String written(String pointer, JsonNode value, String twice) {
        if (value.isObject()) {
            return value.properties().stream()
                    .map(field -> {
                        String child = Pointers.append(pointer, field.getKey());
                        String text = TextNode.valueOf(field.getKey()) + ":" + written(child, field.getValue(), twice);
                        return child.equals(twice) ? text + "," + text : text;
                    })
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value.isArray()) {
            return IntStream.range(0, value.size())
                    .mapToObj(i -> written(Pointers.append(pointer, i), value.get(i), twice))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return value.toString();
    }
}
