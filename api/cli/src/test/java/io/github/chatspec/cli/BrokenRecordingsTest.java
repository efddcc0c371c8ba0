package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.chatspec.exchange.Recordings;
import io.github.chatspec.json.Pointers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks and redacts folders of broken recordings, each with a good one among them. */
class BrokenRecordingsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectNode GOOD = Recordings.entry("helpscout/getChat", "chat");
    private static final byte[] HAR = Recordings.har(List.of(GOOD, Recordings.entry("engage/getChat", "sms-minimal")));

    /** A finding of this rule is in the good recording only. */
    private static final String RULE = "status-undocumented";

    private static final List<String> VALUES = List.of(
            "null",
            "-7",
            "1E400",
            "1e-1000000000",
            "1e1000000000",
            "\"\"",
            "\"\\u0000\"",
            "true",
            "[[]]",
            "{\"a\":{}}",
            "[".repeat(10_000) + "]".repeat(10_000));

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Broken recordings, and whether something is to be reported about each of them. */
    private record Kind(String name, List<byte[]> recordings, boolean areReported) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Kind> kinds() throws IOException {
        return List.of(
                new Kind("cut off", cut(HAR, 151), true),
                new Kind("compressed and cut off", cut(Recordings.gzip(HAR), 97), true),
                new Kind("in another encoding", encoded(), true),
                new Kind("of another kind", others(), true),
                // What follows may also hit a place that no judgement needs.
                new Kind("with a byte that is not UTF-8", changed((byte) 0xff), false),
                new Kind("with a NUL", changed((byte) 0), false),
                new Kind("with a quotation mark", changed((byte) '"'), false),
                new Kind("with a repeated key", repeated(), false),
                new Kind("without a key", lacking(), false),
                new Kind("with a value of another type", typed(), false));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aBrokenRecordingCostsNoGoodOne(Kind broken) throws IOException {
        Path recordings = recordings(broken.recordings());
        Path json = folder.resolve("report.ndjson");

        int exit = run(
                "check",
                "--coverage",
                "--report=text",
                "--report=json=" + json,
                "--report=sarif=" + folder.resolve("report.sarif"),
                "--report=html=" + folder.resolve("report.html"),
                "--report=junit=" + folder.resolve("report.xml"),
                recordings.toString());

        Set<String> silent = names(broken.recordings());
        boolean isGoodJudged = false;
        for (String line : Files.readAllLines(json)) {
            JsonNode finding = JSON.readTree(line);
            String input = finding.path("input").asText();
            assertThat(finding.path("rule").asText()).as(input).isNotEqualTo("internal-error");
            isGoodJudged |= input.endsWith("/m-good.har")
                    && finding.path("rule").asText().equals(RULE);
            silent.remove(Path.of(input).getFileName().toString());
        }
        silent.removeIf(name -> err.toString().contains(name));
        assertThat(isGoodJudged).isTrue();
        assertThat(exit).isEqualTo(err.toString().contains("Cannot read") ? 2 : 1);
        assertThat(JSON.readTree(folder.resolve("report.sarif").toFile()).at("/runs/0/results"))
                .isNotEmpty();
        assertThat(folder.resolve("report.html")).isNotEmptyFile();
        assertThat(folder.resolve("report.xml")).isNotEmptyFile();
        assertThat(silent)
                .hasSizeLessThanOrEqualTo(
                        broken.areReported() ? 0 : broken.recordings().size() - 1);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aBrokenRecordingIsRedactedOrRefused(Kind broken) throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "0123456789abcdef0123456789abcdef");
        for (Path file : List.copyOf(files(recordings(broken.recordings())))) {
            int exit = run(
                    "redact",
                    "--key",
                    key.toString(),
                    file.toString(),
                    folder.resolve("redacted.har").toString());
            assertThat(exit).as(file.toString()).isBetween(0, 2);
            assertThat(exit > 0).as(file + "\n" + err).isEqualTo(!err.toString().isEmpty());
        }
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        int exit = Chatspec.run(new PrintWriter(out), new PrintWriter(err), arguments);
        assertThat(out + "" + err).doesNotContain("\tat ", "Exception", "Error at", "please report");
        return exit;
    }

    private Path recordings(List<byte[]> broken) throws IOException {
        Path recordings = Files.createDirectory(folder.resolve("recordings"));
        ObjectNode odd = GOOD.deepCopy();
        ((ObjectNode) odd.path("response")).put("status", 418);
        Files.write(recordings.resolve("m-good.har"), Recordings.har(List.of(odd)));
        for (int i = 0; i < broken.size(); i++) {
            Files.write(recordings.resolve(name(i, broken.size())), broken.get(i));
        }
        return recordings;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Returns a name that half of the time is before the good recording, and else after it. */
    private static String name(int index, int count) {
        return (index < count / 2 ? "a-" : "z-") + index + ".har";
    }

    private static Set<String> names(List<byte[]> broken) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < broken.size(); i++) {
            names.add(name(i, broken.size()));
        }
        return names;
    }

    private static List<byte[]> cut(byte[] bytes, int step) {
        List<byte[]> all = new ArrayList<>();
        for (int end = 0; end < bytes.length; end += step) {
            all.add(Arrays.copyOf(bytes, end));
        }
        return all;
    }

    private static List<byte[]> changed(byte value) {
        List<byte[]> all = new ArrayList<>();
        for (int at = 0; at < HAR.length; at += 149) {
            byte[] copy = HAR.clone();
            copy[at] = value;
            all.add(copy);
        }
        return all;
    }

    private static List<byte[]> encoded() {
        String text = new String(HAR, StandardCharsets.UTF_8);
        List<byte[]> all = new ArrayList<>();
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
            all.add(text.getBytes(Charset.forName(charset)));
        }
        all.add(text.replace("page", "p\u00e4ge").getBytes(StandardCharsets.ISO_8859_1));
        all.add(bytes("\ufeff\ufeff" + text));
        return all;
    }

    private static List<byte[]> repeated() throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (String pointer : pointers()) {
            JsonNode tree = JSON.readTree(HAR);
            String key = Pointers.last(pointer);
            if (!pointer.isEmpty() && tree.at(Pointers.parent(pointer)) instanceof ObjectNode object) {
                object.putNull("again " + key);
                all.add(bytes(tree.toString().replace("\"again ", "\"")));
            }
        }
        return all;
    }

    private static List<byte[]> lacking() throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (String pointer : pointers()) {
            JsonNode tree = JSON.readTree(HAR);
            if (!pointer.isEmpty() && tree.at(Pointers.parent(pointer)) instanceof ObjectNode object) {
                object.remove(Pointers.last(pointer));
                all.add(bytes(tree.toString()));
            }
        }
        return all;
    }

    private static List<byte[]> typed() throws IOException {
        List<byte[]> all = new ArrayList<>();
        int next = 0;
        for (String pointer : pointers()) {
            // Each place gets some of the values, so that all of them meet many places.
            for (int i = 0; i < 3; i++) {
                JsonNode value =
                        JsonNodeFactory.instance.rawValueNode(new RawValue(VALUES.get(next++ % VALUES.size())));
                JsonNode tree = JSON.readTree(HAR);
                JsonNode parent = tree.at(Pointers.parent(pointer));
                if (pointer.isEmpty()) {
                    tree = value;
                } else if (parent instanceof ObjectNode object) {
                    object.set(Pointers.last(pointer), value);
                } else {
                    ((ArrayNode) parent).set(Integer.parseInt(Pointers.last(pointer)), value);
                }
                all.add(bytes(tree.toString()));
            }
        }
        return all;
    }

    private static List<byte[]> others() {
        List<byte[]> all = new ArrayList<>();
        for (String text : List.of(
                "",
                " ",
                "\u0000\u0000",
                "null",
                "7",
                "[",
                "{}",
                "[]",
                "{\"log\": null}",
                "{\"log\": []}",
                "{\"log\": {\"entries\": {}}}",
                "{\"log\": {\"entries\": 7}}",
                "{\"log\": {\"entries\": [7]}}",
                "{\"log\": {\"entries\": [{}, null]}}",
                "{\"requests\": {}}",
                "{\"requests\": [7]}",
                "{\"mappings\": 7}",
                "{\"a\":".repeat(10_000),
                "<html>",
                "%PDF-1.4",
                "PK\u0003\u0004",
                "\"" + "x".repeat(100_000) + "\"")) {
            all.add(bytes(text));
        }
        return all;
    }

    private static List<String> pointers() throws IOException {
        List<String> pointers = new ArrayList<>();
        collect("", JSON.readTree(HAR), pointers);
        return pointers;
    }

    private static void collect(String pointer, JsonNode value, List<String> pointers) {
        pointers.add(pointer);
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            collect(Pointers.append(pointer, field.getKey()), field.getValue(), pointers);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            collect(Pointers.append(pointer, i), value.get(i), pointers);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
