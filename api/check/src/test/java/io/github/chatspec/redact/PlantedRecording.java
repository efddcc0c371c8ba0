package io.github.chatspec.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.testing.Canaries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** HAR entries with canaries in all places, one for each sample of contracts and each way to break it. */
final class PlantedRecording {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern MOMENT = Pattern.compile("[0-9]{4}-[0-9]{2}-.*T.*");

    private final Canaries canaries;
    private final List<ObjectNode> entries = new ArrayList<>();

    /** The ways to break a text are the same for all samples of a status. */
    private final Set<String> kinds = new HashSet<>();

    PlantedRecording(Canaries canaries, List<Contract> contracts) throws IOException {
        this.canaries = canaries;
        for (Contract contract : contracts) {
            for (Operation operation : contract.operations()) {
                for (Sample sample : operation.samples()) {
                    plant(operation, sample);
                }
            }
        }
    }

    List<ObjectNode> entries() {
        return entries;
    }

    private void plant(Operation operation, Sample sample) throws IOException {
        JsonNode tree = MAPPER.readTree(sample.body());
        String free = planted(tree.deepCopy(), value -> !Pattern.matches("[a-z_]{2,20}", value) && !isMoment(value))
                .toString();
        String all = planted(tree.deepCopy(), value -> true).toString();
        add(operation, sample, free, false);
        add(operation, sample, all, true);
        if (!kinds.add(operation.qualifiedId() + sample.status())) {
            return;
        }
        add(operation, sample, escaped(all), false);
        add(operation, sample, free.substring(0, free.length() * 2 / 3), false);
        add(operation, sample, free + " " + canaries.word() + " \"" + canaries.any() + "\" " + canaries.number(), true);
        add(
                operation,
                sample,
                "{\"" + canaries.word() + "\", \"x\" \"" + canaries.word() + "\" \"\\q" + canaries.word() + "\\u12g"
                        + canaries.word() + "\": [" + canaries.word() + "]}",
                false);
        add(
                operation,
                sample,
                "<p class='" + canaries.word() + "'>" + canaries.any() + " “" + canaries.word() + "”</p>",
                false);
        // Latin-1 where UTF-8 is promised.
        add(
                operation,
                sample,
                ("{\"name\": \"" + canaries.word() + "ü" + canaries.word() + "\"}")
                        .getBytes(StandardCharsets.ISO_8859_1),
                true);
    }

    private static boolean isMoment(String value) {
        return MOMENT.matcher(value).matches();
    }

    /** Every string that may be replaced, and beside them what nobody documents. */
    private JsonNode planted(JsonNode node, Predicate<String> replaced) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                object.set(field.getKey(), planted(field.getValue(), replaced));
            }
            object.put(canaries.mail(), canaries.any())
                    .put(canaries.word(), true)
                    .put(canaries.token(), 1)
                    .put(canaries.phone(), canaries.number())
                    .put("note", canaries.any())
                    .put("ratio", Double.parseDouble("0." + canaries.digits(14)));
            object.putObject("more").putArray("deep").addObject().put("deeper", canaries.any());
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, planted(array.get(i), replaced));
            }
        } else if (node.isTextual() && replaced.test(node.textValue())) {
            return MAPPER.getNodeFactory().textNode(canaries.any());
        } else if (node.isIntegralNumber() && node.longValue() > 10_000) {
            return MAPPER.getNodeFactory().numberNode(canaries.number());
        }
        return node;
    }

    /** The same text with every letter in quotes that no key needs written as an escape. */
    private static String escaped(String json) {
        return Pattern.compile("Cnry").matcher(json).replaceAll("\\\\\\\\u0043\\\\\\\\u006e\\\\\\\\u0072\\\\\\\\u0079");
    }

    private void add(Operation operation, Sample sample, String body, boolean base64) {
        add(operation, sample, body.getBytes(StandardCharsets.UTF_8), base64);
    }

    private void add(Operation operation, Sample sample, byte[] body, boolean base64) {
        ObjectNode entry = MAPPER.createObjectNode();
        entry.put("startedDateTime", "2026-11-20T11:40:01.123Z")
                .put("time", 12.5)
                .put("pageref", canaries.word())
                .put("comment", canaries.any())
                .put("serverIPAddress", canaries.word())
                .put("connection", canaries.digits(14))
                .put("_initiator", canaries.any())
                .put("_size", canaries.number());
        entry.putObject("cache").putObject("beforeRequest").put("eTag", canaries.word());
        entry.putObject("timings")
                .put("send", 1)
                .put("wait", 2)
                .put("receive", 3)
                .put("comment", canaries.word());
        request(entry.putObject("request"), operation);
        ObjectNode response = entry.putObject("response");
        response.put("status", sample.status())
                .put("statusText", canaries.word())
                .put("httpVersion", canaries.word())
                .put("redirectURL", canaries.address())
                .put("headersSize", canaries.number())
                .put("bodySize", canaries.number())
                .put("_error", canaries.word());
        cookies(response);
        ArrayNode headers = response.putArray("headers");
        header(headers, "Content-Type", sample.mediaType() + "; charset=utf-8; x=" + canaries.word());
        header(headers, "Allow", canaries.word());
        header(headers, "Server", canaries.word());
        header(headers, "Content-Length", canaries.digits(14));
        header(headers, "Set-Cookie", "sid=" + canaries.word());
        header(headers, canaries.word(), canaries.word());
        ObjectNode content = response.putObject("content");
        content.put("size", body.length)
                .put("mimeType", sample.mediaType() + "; y=" + canaries.word())
                .put("comment", canaries.word())
                .put("compression", canaries.number())
                .put("_private", canaries.any());
        if (base64) {
            content.put("text", Base64.getEncoder().encodeToString(body)).put("encoding", "base64");
        } else {
            content.put("text", new String(body, StandardCharsets.UTF_8));
        }
        entries.add(entry);
    }

    private void request(ObjectNode request, Operation operation) {
        String server = operation.servers().get(0);
        String host = server.contains("{")
                ? server.replace("://", "://" + canaries.word() + ":" + canaries.word() + "@")
                        .replaceFirst("\\{[^}]*}", canaries.word())
                : server;
        String path = operation.path().replaceFirst("\\{[^}]*}", canaries.word() + "%2F%C3%BC" + canaries.word());
        request.put("method", operation.method())
                .put(
                        "url",
                        host + path + "?page=2&" + canaries.word() + "=" + canaries.word() + "&token=" + canaries.word()
                                + "&q=%" + canaries.word() + "+" + canaries.word() + "#" + canaries.word())
                .put("httpVersion", canaries.word())
                .put("comment", canaries.word())
                .put("headersSize", canaries.number())
                .put("bodySize", canaries.number())
                .put("_custom", canaries.any());
        cookies(request);
        ArrayNode headers = request.putArray("headers");
        header(headers, ":authority", canaries.word());
        header(headers, "Authorization", "Bearer " + canaries.word());
        header(headers, "Cookie", "sid=" + canaries.word() + "; " + canaries.word() + "=1");
        header(headers, "User-Agent", canaries.word());
        header(headers, "Referer", canaries.address());
        header(headers, "Accept", "application/json, text/" + canaries.word());
        header(headers, "Content-Encoding", canaries.word());
        header(headers, "X-Api-Key", canaries.word());
        header(headers, "X-" + canaries.word() + "-Token", canaries.word());
        operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("header"))
                .forEach(parameter -> header(headers, parameter.name(), canaries.digits(14)));
        operation.credentials().stream()
                .flatMap(List::stream)
                .filter(credential -> credential.in().equals("header"))
                .forEach(credential -> header(headers, credential.name(), canaries.word()));
        request.putArray("queryString").addObject().put("name", canaries.word()).put("value", canaries.word());
        ObjectNode posted = request.putObject("postData");
        posted.put("mimeType", canaries.word()).put("text", canaries.any());
        posted.putArray("params").addObject().put("name", canaries.word()).put("fileName", canaries.word());
    }

    private void cookies(ObjectNode message) {
        message.putArray("cookies")
                .addObject()
                .put("name", canaries.word())
                .put("value", canaries.word())
                .put("domain", canaries.word());
    }

    private static void header(ArrayNode headers, String name, String value) {
        headers.addObject().put("name", name).put("value", value);
    }
}
