package io.github.chatspec.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Recordings made of the contracts' samples. */
public final class Recordings {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Recordings() {}

    /** One HAR entry for each sample of the built-in contracts, in their order. */
    public static List<ObjectNode> entries() {
        List<ObjectNode> entries = new ArrayList<>();
        for (Contract contract : Contract.builtIn()) {
            for (Operation operation : contract.operations()) {
                operation.samples().forEach(sample -> entries.add(entry(operation, sample)));
            }
        }
        return entries;
    }

    /** The entry of one sample of {@code contract/operationId}. */
    public static ObjectNode entry(String qualifiedId, String sample) {
        Operation operation = Contract.builtIn().stream()
                .flatMap(contract -> contract.operations().stream())
                .filter(candidate -> candidate.qualifiedId().equals(qualifiedId))
                .findFirst()
                .orElseThrow();
        return entry(operation, operation.sample(sample).orElseThrow());
    }

    private static ObjectNode entry(Operation operation, Sample sample) {
        ObjectNode entry = JSON.createObjectNode();
        entry.put("startedDateTime", "2026-11-20T10:00:00.000Z").put("time", 12.5);
        // The last URL has the variables, and the first one their defaults.
        String server = operation.servers().get(operation.servers().size() - 1);
        String url = server.replaceAll("\\{[^}]*}", "acme") + path(operation, sample);
        ObjectNode request = entry.putObject("request");
        request.put("method", operation.method()).put("url", url).put("httpVersion", "HTTP/1.1");
        ObjectNode headers = JSON.createObjectNode();
        operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("header"))
                .forEach(parameter -> headers.put(parameter.name(), "868"));
        operation.credentials().stream()
                .flatMap(List::stream)
                .forEach(credential -> headers.put(credential.name(), "Bearer s3cr3t-t0ken"));
        headers.properties()
                .forEach(header -> request.withArray("headers")
                        .addObject()
                        .put("name", header.getKey())
                        .set("value", header.getValue()));
        ObjectNode response = entry.putObject("response");
        response.put("status", sample.status()).put("statusText", "");
        response.putArray("headers").addObject().put("name", "content-type").put("value", sample.mediaType());
        response.putObject("content")
                .put("size", sample.body().length)
                .put("mimeType", sample.mediaType())
                .put("text", sample.text());
        return entry;
    }

    /** The path with the values that the body has under the names of its variables. */
    private static String path(Operation operation, Sample sample) {
        String path = operation.path();
        try {
            for (JsonNode value : JSON.readTree(sample.body()).findValues("chat_id")) {
                path = path.replace("{chat_id}", value.asText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path.replaceAll("\\{[^}]*}", "C1");
    }

    /** The entry with something else as the body of its answer. */
    public static ObjectNode withBody(ObjectNode entry, String body) {
        ObjectNode copy = entry.deepCopy();
        ((ObjectNode) copy.at("/response/content"))
                .put("text", body)
                .put("size", body.getBytes(StandardCharsets.UTF_8).length);
        return copy;
    }

    /** An HTTP archive of entries. */
    public static byte[] har(List<ObjectNode> entries) {
        ObjectNode har = JSON.createObjectNode();
        ObjectNode log = har.putObject("log");
        log.put("version", "1.2");
        log.putObject("creator").put("name", "test").put("version", "1");
        log.putArray("pages").addObject().put("title", "a \"page\" of [entries]");
        log.putArray("entries").addAll(entries);
        log.put("comment", "after the entries");
        return har.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    /** The entries one to a line. */
    public static byte[] ndjson(List<ObjectNode> entries) {
        return entries.stream()
                .map(entry -> entry.toString() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes gzipped. */
    public static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }
}
