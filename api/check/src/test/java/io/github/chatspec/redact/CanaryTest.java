package io.github.chatspec.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.EntryReader;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.exchange.RecordingFormat;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.testing.Canaries;
import io.github.chatspec.text.MaskedText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nothing that was planted in a recording is left in its redacted form, and all the rest is. */
class CanaryTest {

    private static final int ENOUGH = 500;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Judge JUDGE = Judge.of(Contract.builtIn());

    private final Canaries canaries = new Canaries();
    private final List<LeftOut> leftOut = new ArrayList<>();

    @Test
    void noCanaryIsLeftInAnArchiveAndItsFindingsAreTheSame() throws IOException {
        List<ObjectNode> entries = new PlantedRecording(canaries, Contract.builtIn()).entries();
        byte[] archive = MAPPER.writeValueAsBytes(archive(entries));

        byte[] redacted = redacted(archive);

        System.out.println("canaries planted: " + canaries.planted() + " in " + entries.size() + " entries, "
                + archive.length + " bytes");
        assertThat(canaries.planted()).isGreaterThan(ENOUGH);
        // Some go with the ends of the bodies that are cut off.
        assertThat(canaries.foundIn(archive)).hasSizeGreaterThan(canaries.planted() * 19 / 20);
        assertThat(canaries.foundIn(redacted)).isEmpty();
        assertThat(leftOut).isEmpty();
        hold(entries, MAPPER.readTree(redacted).at("/log/entries"));
    }

    @Test
    void noCanaryIsLeftInLines() throws IOException {
        List<ObjectNode> entries = new PlantedRecording(canaries, List.of(Contract.builtIn("helpscout"))).entries();
        String lines = entries.stream().map(ObjectNode::toString).collect(Collectors.joining("\n"));
        String broken = "\n" + canaries.word() + "\n{\"request\": \"" + canaries.any() + "\"}\n[\"" + canaries.word()
                + "\"]\n{\"request\": {\"url\": \"" + canaries.word();

        byte[] redacted = redacted((lines + broken).getBytes(StandardCharsets.UTF_8));

        assertThat(canaries.planted()).isGreaterThan(ENOUGH);
        assertThat(canaries.foundIn(redacted)).isEmpty();
        assertThat(new String(redacted, StandardCharsets.UTF_8).lines()).hasSameSizeAs(entries);
        assertThat(leftOut).hasSize(4);
        assertThat(canaries.foundIn(leftOut.toString().getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void noCanaryIsLeftInAJournal() throws IOException {
        ObjectNode journal = MAPPER.createObjectNode();
        ArrayNode requests = journal.putArray("requests");
        List<ObjectNode> entries = new PlantedRecording(canaries, List.of(Contract.builtIn("helpscout"))).entries();
        entries.forEach(entry -> requests.add(event(entry)));
        journal.putObject("meta").put("total", 1).put("comment", canaries.word());
        journal.put(canaries.word(), canaries.word());

        byte[] redacted = redacted(MAPPER.writeValueAsBytes(journal));

        assertThat(canaries.planted()).isGreaterThan(ENOUGH);
        assertThat(canaries.foundIn(redacted)).isEmpty();
        assertThat(leftOut).isEmpty();
        assertThat(MAPPER.readTree(redacted).path("requests")).hasSameSizeAs(entries);
        assertThat(MAPPER.readTree(redacted).at("/meta/total").asInt()).isEqualTo(entries.size());
    }

    @Test
    void aCanaryThatIsLeftIsFoundInEveryForm() throws IOException {
        String canary = canaries.word();
        String swapped = canary.replace("Cnry", "cNRY");
        for (String form : List.of(
                "{\"a\": \"" + canary + "\"}",
                "{\"" + swapped + "\": 1}",
                "{\"a\": \"\\u0043" + canary.substring(1) + "\"}",
                "/a?b=%43" + canary.substring(1),
                Base64.getEncoder().encodeToString(("x" + canary + "y").getBytes(StandardCharsets.UTF_8)))) {
            assertThat(canaries.foundIn(form.getBytes(StandardCharsets.UTF_8)))
                    .as(form)
                    .containsExactly(canary);
        }
    }

    private ObjectNode archive(List<ObjectNode> entries) {
        ObjectNode archive = MAPPER.createObjectNode().put("comment", canaries.word());
        ObjectNode log = archive.putObject("log");
        log.put("version", canaries.word()).put("comment", canaries.any()).put("_custom", canaries.word());
        log.putObject("creator").put("name", canaries.word()).put("version", canaries.word());
        log.putObject("browser").put("name", canaries.word()).put("comment", canaries.word());
        log.putArray("pages")
                .addObject()
                .put("id", canaries.word())
                .put("title", canaries.any())
                .putObject("pageTimings")
                .put("comment", canaries.word());
        log.putArray("entries").addAll(entries);
        log.put(canaries.word(), canaries.word());
        return archive;
    }

    /** The same exchange as WireMock writes it down. */
    private ObjectNode event(ObjectNode entry) {
        ObjectNode event = MAPPER.createObjectNode().put("id", canaries.word()).put("wasMatched", true);
        ObjectNode request = event.putObject("request");
        String url = entry.at("/request/url").textValue();
        request.put("method", entry.at("/request/method").textValue())
                .put("absoluteUrl", url)
                .put("url", url.substring(url.indexOf('/', 8)))
                .put("body", canaries.any())
                .put("bodyAsBase64", canaries.word())
                .put("clientIp", canaries.word())
                .put("host", canaries.word())
                .put("loggedDateString", canaries.word())
                .put("loggedDate", canaries.number());
        request.putObject("cookies").put(canaries.word(), canaries.word());
        request.set("headers", fields(entry.at("/request/headers")));
        event.putObject("responseDefinition").put("body", canaries.word());
        ObjectNode response = event.putObject("response");
        response.put("status", entry.at("/response/status").intValue());
        response.set("headers", fields(entry.at("/response/headers")));
        JsonNode content = entry.at("/response/content");
        response.put(
                content.has("encoding") ? "bodyAsBase64" : "body",
                content.path("text").textValue());
        return event;
    }

    private static ObjectNode fields(JsonNode list) {
        ObjectNode fields = MAPPER.createObjectNode();
        for (JsonNode field : list) {
            fields.withArrayProperty(field.path("name").textValue())
                    .add(field.path("value").textValue());
        }
        return fields;
    }

    private byte[] redacted(byte[] recording) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Redaction redaction = Redaction.of(
                Contract.builtIn(), RedactionKey.of("a key for the tests".getBytes(StandardCharsets.UTF_8)));
        new RedactedRecording(redaction, leftOut::add)
                .write(
                        Recording.open(new ByteArrayInputStream(recording), Optional.empty(), RecordingFormat.BODY),
                        out);
        return out.toByteArray();
    }

    private static void hold(List<ObjectNode> before, JsonNode after) throws IOException {
        assertThat(after).hasSameSizeAs(before);
        int findings = 0;
        for (int i = 0; i < before.size(); i++) {
            List<String> found = found(before.get(i));
            assertThat(found(after.get(i))).as(before.get(i).toString()).isEqualTo(found);
            findings += found.size();
        }
        assertThat(findings).isGreaterThan(before.size());
    }

    /** What the judge finds in an entry, with the shapes of keys, as the readers of recordings, and not the redaction, read it. */
    private static List<String> found(JsonNode entry) throws IOException {
        byte[] line = MAPPER.writeValueAsBytes(entry);
        try (Recording recording = Recording.open(
                new ByteArrayInputStream(line), Optional.of(RecordingFormat.NDJSON), RecordingFormat.NDJSON)) {
            EntryReader reader = EntryReader.of(RecordingFormat.NDJSON, null, 0);
            return JUDGE.judge(reader.read(recording.next().orElseThrow()).exchange()).stream()
                    .map(finding -> finding.level() + " " + MaskedText.text(finding.fingerprint()))
                    .sorted()
                    .toList();
        }
    }
}
