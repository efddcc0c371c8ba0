import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Credential;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.judge.Judge;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a recording from the samples of the built-in contracts that are no refusals: of those without findings, or of all.
 *
 * <p>Arguments: the file, whose name ends with {@code .ndjson} or {@code .har}, its length in megabytes, and any of:
 *
 * <ul>
 *   <li>{@code all}: uses all samples that are no refusals.
 *   <li>{@code --broken PERCENT}: breaks the contract in this part of the exchanges. Each has a different value, and the
 *       place and the kind of the mistake vary.
 *   <li>{@code --notes PERCENT}: this part of the exchanges has notes or warnings: a sample with notes, an undocumented
 *       field, or a null in an optional field.
 *   <li>{@code --varied}: the bodies without findings have no indentation and differ in their values, and each page of a list is
 *       requested.
 * </ul>
 */
public final class RecordingWriter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VARIATIONS = 200;
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

    private RecordingWriter() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        boolean har = arguments[0].endsWith(".har");
        long length = Long.parseLong(arguments[1]) * 1_000_000;
        List<String> options = List.of(arguments).subList(2, arguments.length);
        List<ObjectNode> entries = entries(options.contains("all"), options.contains("--varied"));
        if (options.contains("--varied")) {
            Collections.shuffle(entries, new Random(15));
        }
        BodyChanges changes = new BodyChanges();
        Share broken = new Share(options, "--broken");
        Share noted = new Share(options, "--notes");
        long written = 0;
        long count = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write((har ? "{\"log\": {\"version\": \"1.2\", \"entries\": [\n" : "").getBytes(UTF_8));
            while (written < length) {
                ObjectNode entry = entries.get((int) (count % entries.size()));
                if (broken.isNext()) {
                    entry = entry(changes.broken());
                } else if (noted.isNext()) {
                    entry = entry(changes.noted());
                }
                entry.put("startedDateTime", Instant.ofEpochMilli(1_770_000_000_000L + 137 * count).toString());
                byte[] text = (har ? entry.toPrettyString() : entry.toString()).getBytes(UTF_8);
                out.write((count++ == 0 ? "" : har ? ",\n" : "\n").getBytes(UTF_8));
                out.write(text);
                written += text.length;
            }
            out.write((har ? "\n]}}\n" : "\n").getBytes(UTF_8));
        }
        System.out.println(count + " entries of " + entries.size() + " samples, " + broken.count + " broken, "
                + noted.count + " with notes or warnings");
    }

    /** A part of the exchanges, evenly distributed. */
    private static final class Share {

        private final double percent;
        private long all;
        private long count;

        Share(List<String> options, String name) {
            int at = options.indexOf(name);
            percent = at < 0 ? 0 : Double.parseDouble(options.get(at + 1));
        }

        boolean isNext() {
            boolean isNext = ++all * percent / 100 >= count + 1;
            count += isNext ? 1 : 0;
            return isNext;
        }
    }

    private static List<ObjectNode> entries(boolean all, boolean varied) throws IOException {
        Judge judge = Judge.of(Contract.builtIn());
        Random random = new Random(15);
        List<ObjectNode> entries = new ArrayList<>();
        for (Operation operation : judge.operations()) {
            for (Sample sample : operation.samples()) {
                if (sample.status() != 200 || !(all || judge.judge(operation, sample).isEmpty())) {
                    continue;
                }
                VariedSample others = varied ? new VariedSample(judge, operation, sample, random) : null;
                for (int i = 0; i < (varied ? VARIATIONS : 1); i++) {
                    entries.add(entry(operation, varied ? others.next() : sample));
                    if (varied) {
                        nameThePage(entries.get(entries.size() - 1), judge, operation, 2 * i + 1);
                    }
                }
            }
        }
        return entries;
    }

    /** Returns an entry whose body is another one than the sample that its request is for. */
    private static ObjectNode entry(BodyChanges.Body body) throws IOException {
        ObjectNode entry = entry(body.operation(), body.sample());
        String text = body.text();
        ((ObjectNode) entry.at("/response/content")).put("size", text.length()).put("text", text);
        return entry;
    }

    /** Adds the number of the page to a request for a list. Numbers that do not follow one another are not compared. */
    private static void nameThePage(ObjectNode entry, Judge judge, Operation operation, int page) {
        ObjectNode request = (ObjectNode) entry.get("request");
        String url = request.get("url").asText();
        Exchange exchange = Exchange.of(new Request(operation.method(), url, Headers.NONE)).status(200);
        judge.route(exchange)
                .flatMap(route -> judge.pagedLists().of(operation.qualifiedId(), route, 200))
                .ifPresent(list -> request.put("url", url + "?" + list.parameter() + "=" + page));
    }

    /** Returns the path with the values that the body has under the names of its variables, since it must repeat them. */
    private static String path(Operation operation, Sample sample) throws IOException {
        JsonNode body = JSON.readTree(sample.body());
        Matcher variable = VARIABLE.matcher(operation.path());
        StringBuilder path = new StringBuilder();
        while (variable.find()) {
            JsonNode value = body.findValue(variable.group(1));
            variable.appendReplacement(path, value == null ? "C" + sample.name().hashCode() : value.asText());
        }
        return variable.appendTail(path).toString();
    }

    private static ObjectNode entry(Operation operation, Sample sample) throws IOException {
        ObjectNode entry = JSON.createObjectNode();
        entry.put("startedDateTime", "").put("time", 87.25);
        ObjectNode request = entry.putObject("request");
        String server = operation.servers().get(0).replaceAll("\\{[^}]*}", "acme");
        request.put("method", operation.method())
                .put("url", server + path(operation, sample))
                .put("httpVersion", "HTTP/2");
        request.putArray("cookies");
        header(request, "accept", "application/json");
        header(request, "accept-encoding", "gzip, deflate, br");
        header(request, "user-agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)");
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("header")) {
                header(request, parameter.name(), "868");
            }
        }
        for (List<Credential> together : operation.credentials()) {
            // Not a word that occurs in reports, where it would be hidden as a secret.
            together.forEach(credential -> header(request, credential.name(), "Bearer 0f1e2d3c4b5a"));
        }
        request.putArray("queryString");
        request.put("headersSize", -1).put("bodySize", 0);
        ObjectNode response = entry.putObject("response");
        response.put("status", sample.status()).put("statusText", "OK").put("httpVersion", "HTTP/2");
        response.putArray("cookies");
        header(response, "date", "Fri, 20 Nov 2026 10:00:00 GMT");
        header(response, "content-type", sample.mediaType());
        header(response, "cache-control", "no-cache, no-store");
        header(response, "strict-transport-security", "max-age=31536000; includeSubDomains");
        response.putObject("content")
                .put("size", sample.body().length)
                .put("mimeType", sample.mediaType())
                .put("text", sample.text());
        response.put("redirectURL", "").put("headersSize", -1).put("bodySize", -1);
        entry.putObject("cache");
        entry.putObject("timings").put("send", 0.1).put("wait", 80).put("receive", 7.15);
        return entry;
    }

    private static void header(ObjectNode message, String name, String value) {
        message.withArray("headers").addObject().put("name", name).put("value", value);
    }
}
