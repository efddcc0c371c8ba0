package io.github.chatspec.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Records that differ from one of an HTTP archive in one thing, as texts that may not be well-formed. */
final class RecordMutations {

    private static final byte[] ODD = {
        '"', '\\', '{', '}', '[', ']', ',', ':', ' ', '\t', '\r', '\n', 0, 31, 127, -1, -61, 'a', '0', '-'
    };

    private static final List<String> URLS = List.of(
            "#f",
            "?",
            "?x",
            "?page=2",
            "?page=0",
            "?page=-1",
            "?page=abc",
            "?page=",
            "?page",
            "?page=1&page=2",
            "?page=abc&page=2",
            "?p%61ge=0",
            "?page=%31",
            "?page=1#2",
            "?page=1&x=a+b",
            "?x=1&page=007",
            "?page=99999999999999999999",
            "?PAGE=0",
            "&page=0",
            "/",
            "/more",
            "//",
            "/%43",
            "%2F");

    private final ObjectNode entry;
    private final List<String> texts = new ArrayList<>();

    private RecordMutations(ObjectNode entry) {
        this.entry = entry;
    }

    /** Returns the mutants of a record, each on a line, at least in most cases. */
    static List<String> of(ObjectNode entry) {
        RecordMutations mutations = new RecordMutations(entry);
        mutations.addUrls();
        mutations.addHeaders();
        mutations.addFields();
        mutations.addTexts();
        return mutations.texts;
    }

    /** Returns texts that differ from a record in one byte. */
    static List<byte[]> bytes(ObjectNode entry, int number, long seed) {
        byte[] text = entry.toString().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        List<byte[]> mutants = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            // Most bytes are those of the body, which is not what is tested here.
            int end = random.nextInt(4) == 0 ? text.length : Math.min(text.length, 600);
            int at = random.nextInt(end);
            byte[] mutant = text.clone();
            switch (random.nextInt(3)) {
                case 0 -> mutant[at] = ODD[random.nextInt(ODD.length)];
                case 1 -> mutant = without(text, at);
                default -> mutant = with(text, at, ODD[random.nextInt(ODD.length)]);
            }
            mutants.add(mutant);
        }
        return mutants;
    }

    private static byte[] without(byte[] text, int at) {
        byte[] mutant = new byte[text.length - 1];
        System.arraycopy(text, 0, mutant, 0, at);
        System.arraycopy(text, at + 1, mutant, at, mutant.length - at);
        return mutant;
    }

    private static byte[] with(byte[] text, int at, byte added) {
        byte[] mutant = new byte[text.length + 1];
        System.arraycopy(text, 0, mutant, 0, at);
        mutant[at] = added;
        System.arraycopy(text, at, mutant, at + 1, text.length - at);
        return mutant;
    }

    private void add(Consumer<ObjectNode> change) {
        ObjectNode copy = entry.deepCopy();
        change.accept(copy);
        texts.add(copy.toString());
    }

    private static ObjectNode request(ObjectNode copy) {
        return (ObjectNode) copy.get("request");
    }

    private static ObjectNode response(ObjectNode copy) {
        return (ObjectNode) copy.get("response");
    }

    private static ObjectNode content(ObjectNode copy) {
        return (ObjectNode) response(copy).get("content");
    }

    private void addUrls() {
        String url = entry.at("/request/url").textValue();
        int path = url.indexOf('/', url.indexOf("://") + 3);
        List<String> urls = new ArrayList<>(List.of(
                url.toUpperCase(),
                url.substring(path),
                "http" + url.substring(5),
                url.replace("://", "://user@"),
                url.substring(0, path) + ":443" + url.substring(path),
                url.substring(0, path) + ":444" + url.substring(path),
                url.substring(0, path) + "." + url.substring(path),
                "https://elsewhere.example" + url.substring(path),
                "http://localhost:8080" + url.substring(path),
                "http://localhost:8080/base" + url.substring(path),
                url.replaceFirst("[a-z]+(?=/[^/]*$)", "other"),
                url.replaceFirst("[^/]+$", "%20"),
                url.replaceFirst("[^/]+$", "ü"),
                url.replaceFirst("[^/]+$", "\\\\"),
                url.replaceFirst("[^/]+$", "a;b=c"),
                url.replaceFirst("[^/]+$", ".."),
                "data:,x",
                ""));
        URLS.forEach(end -> urls.add(url + end));
        urls.forEach(other -> add(copy -> request(copy).put("url", other)));
        for (String method : List.of("get", "HEAD", "OPTIONS", "POST", "ANY", "", "GET ")) {
            add(copy -> request(copy).put("method", method));
        }
    }

    private void addHeaders() {
        for (String message : List.of("request", "response")) {
            ArrayNode headers = (ArrayNode) entry.at("/" + message + "/headers");
            for (int i = 0; i < headers.size(); i++) {
                int index = i;
                String name = headers.get(i).get("name").textValue();
                String value = headers.get(i).get("value").textValue();
                add(copy -> ((ArrayNode) copy.at("/" + message + "/headers")).remove(index));
                add(copy -> header(copy, message, name, value));
                add(copy -> header(copy, message, name, "other"));
                for (String other : List.of(
                        "",
                        " ",
                        "Bearer",
                        "Bearer ",
                        "Bearer \u2003",
                        "basic x",
                        "text/html",
                        "application/json; charset=utf-8",
                        "application/problem+json",
                        "\"",
                        "ü",
                        "12",
                        " 12 ")) {
                    add(copy -> set(copy, message, index, "value", other));
                }
                for (String other : List.of(name.toUpperCase(), ":" + name, name + " ", "", "ü")) {
                    add(copy -> set(copy, message, index, "name", other));
                }
                for (String key : List.of("name", "value")) {
                    add(copy -> ((ObjectNode) copy.at("/" + message + "/headers/" + index)).remove(key));
                    add(copy -> ((ObjectNode) copy.at("/" + message + "/headers/" + index)).putNull(key));
                    add(copy -> ((ObjectNode) copy.at("/" + message + "/headers/" + index)).put(key, 1));
                }
            }
            for (JsonNode other : others()) {
                add(copy -> ((ObjectNode) copy.get(message)).set("headers", other));
                add(copy -> ((ObjectNode) copy.get(message)).set("cookies", other));
            }
        }
        for (String header : List.of(
                "Content-Encoding: gzip",
                "Content-Encoding: zstd",
                "Content-Length: 3",
                "Set-Cookie: a=b",
                "Rate-Limit-Limit: many",
                "trxid: 7",
                "X-RateLimit-Limit-Minute: x")) {
            String[] pair = header.split(": ");
            add(copy -> header(copy, "response", pair[0], pair[1]));
        }
        for (String header : List.of(
                "If-None-Match: x",
                "Cookie: access_token=1",
                "Access-Control-Request-Method: GET",
                "Content-Type: text/plain")) {
            String[] pair = header.split(": ");
            add(copy -> header(copy, "request", pair[0], pair[1]));
        }
    }

    private static void header(ObjectNode copy, String message, String name, String value) {
        ((ArrayNode) copy.at("/" + message + "/headers"))
                .addObject()
                .put("name", name)
                .put("value", value);
    }

    private static void set(ObjectNode copy, String message, int index, String key, String value) {
        ((ObjectNode) copy.at("/" + message + "/headers/" + index)).put(key, value);
    }

    private static List<JsonNode> others() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ArrayNode cookies = nodes.arrayNode();
        cookies.addObject().put("name", "access_token").put("value", "x");
        return List.of(
                nodes.nullNode(),
                nodes.numberNode(1),
                nodes.textNode("x"),
                nodes.objectNode(),
                nodes.arrayNode(),
                nodes.arrayNode().add(1),
                cookies);
    }

    private void addFields() {
        for (JsonNode other : others()) {
            add(copy -> copy.set("request", other));
            add(copy -> copy.set("response", other));
            add(copy -> copy.set("startedDateTime", other));
            add(copy -> request(copy).set("url", other));
            add(copy -> request(copy).set("method", other));
            add(copy -> response(copy).set("status", other));
            add(copy -> response(copy).set("content", other));
            for (String key : List.of("text", "mimeType", "encoding", "size", "_file")) {
                add(copy -> content(copy).set(key, other));
            }
        }
        for (String key : List.of("request", "response", "startedDateTime")) {
            add(copy -> copy.remove(key));
        }
        for (int status :
                new int[] {0, 1, 99, 100, 201, 204, 206, 304, 400, 404, 429, 500, 599, 600, 999, 1000, -200}) {
            add(copy -> response(copy).put("status", status));
        }
        add(copy -> response(copy).put("status", 200.0));
        add(copy -> response(copy).put("status", "200"));
        for (String encoding : List.of("base64", "BASE64", "", "utf-8")) {
            add(copy -> content(copy).put("encoding", encoding));
        }
        for (String body :
                List.of("", "{}", "[]", "null", "ü", "\ud800", "\u0000", "{\"a\": 1} x", "\ufeff{}", "\u001f\u008b")) {
            add(copy -> content(copy).put("text", body));
        }
        String text = entry.at("/response/content/text").textValue();
        add(copy -> content(copy).put("text", " " + text + "\n"));
        add(copy -> content(copy).put("text", "\ufeff" + text));
        add(copy -> content(copy).put("text", text.substring(1)));
        add(copy -> content(copy).put("text", text + "]"));
        add(copy -> content(copy).put("size", 1 << 30));
        add(copy -> content(copy)
                .put("encoding", "base64")
                .put("text", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
        for (String type : List.of("text/html", "x-unknown", "", "json", "application/json;charset=x", "a\"/b")) {
            add(copy -> content(copy).put("mimeType", type));
            add(copy -> {
                content(copy).put("mimeType", type);
                response(copy).putArray("headers");
            });
        }
        for (String key : List.of("absoluteUrl", "urlPath", "urlPattern", "comment")) {
            add(copy -> request(copy).put(key, "/x"));
        }
        for (String key : List.of("body", "jsonBody", "bodyFileName", "comment")) {
            add(copy -> response(copy).put(key, "/x"));
        }
    }

    /** Adds texts that a tree cannot have. */
    private void addTexts() {
        String text = entry.toString();
        texts.add(reversed(entry).toString());
        texts.add(text.replace(":", " : ").replace(",", " ,\t"));
        texts.add(entry.toPrettyString());
        texts.add(entry.toPrettyString().replace("\n", "\r\n"));
        texts.add(entry.toPrettyString().replaceAll("(?m)^ +", ""));
        texts.add(text + " 1");
        texts.add(text + "]");
        texts.add("[" + text + "]");
        texts.add(text.substring(0, text.length() - 1));
        texts.add(text.substring(0, text.length() / 2));
        texts.add(text.replaceFirst("\\{", "{,"));
        texts.add(text.replaceFirst("}$", ",}"));
        texts.add(text.replaceFirst("}$", "\n{}}"));
        texts.add(text.replaceFirst("\"request\"", "\"\\\\u0072equest\""));
        texts.add(text.replaceFirst("\"url\"", "\"\\\\u0075rl\""));
        texts.add(text.replaceFirst("\"method\":\"G", "\"method\":\"\\\\u0047"));
        texts.add(text.replaceFirst("https:", "https\\\\u003a"));
        texts.add(text.replaceFirst("https://", "https:\\\\/\\\\/"));
        texts.add(text.replaceFirst("\"name\":\"", "\"name\":\"\\\\u0061"));
        texts.add(text.replaceFirst("\"status\":200", "\"status\":0200"));
        texts.add(text.replaceFirst("\"status\":200", "\"status\":2e2"));
        texts.add(text.replaceFirst("\"time\":12.5", "\"time\":012.5"));
        texts.add(text.replaceFirst("\"time\":12.5", "\"time\":1.25e1"));
        texts.add(text.replaceFirst("\"time\":12.5", "\"time\":." + "5"));
        texts.add(text.replaceFirst("\"time\":12.5", "\"time\":" + "9".repeat(2000)));
        texts.add(text.replaceFirst("\"time\":12.5", "\"time\":tru"));
        texts.add(text.replaceFirst("\"time\":12.5", "\"time\":" + "[".repeat(1100) + "]".repeat(1100)));
        texts.add(text.replaceFirst("\"time\":12.5", "\"time\":\"\\\\ud800\\\\x\""));
        texts.add(text.replaceFirst("\"time\":12.5", "\"time\":\"\\\\ud800 \\\\\" é 🙂\""));
        texts.add(text.replaceFirst("\"time\":12.5", "\"" + "k".repeat(60_000) + "\":1"));
        for (String repeated : List.of("\"url\":\"/x\"", "\"method\":\"PUT\"", "\"headers\":[]")) {
            texts.add(text.replaceFirst("\"request\":\\{", "\"request\":{" + repeated + ","));
        }
        for (String repeated : List.of("\"status\":404", "\"content\":{}", "\"headers\":[]")) {
            texts.add(text.replaceFirst("\"response\":\\{", "\"response\":{" + repeated + ","));
        }
        texts.add(text.replaceFirst("\"content\":\\{", "\"content\":{\"text\":\"{}\","));
        texts.add(text.replaceFirst("\\{", "{\"request\":null,"));
        texts.add(text.replaceFirst("\\{", "{\"response\":{\"status\":404},"));
        texts.add(text.replaceFirst("\"name\":", "\"name\":\"other\",\"name\":"));
        texts.add(text.replaceFirst("\"value\":", "\"value\":\"other\",\"value\":"));
    }

    /** Returns a tree with the keys of each object in the other order. */
    private static JsonNode reversed(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(reversed(item)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(key -> keys.add(0, key));
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        keys.forEach(key -> copy.set(key, reversed(object.get(key))));
        return copy;
    }
}
