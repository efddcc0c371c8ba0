import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Credential;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.judge.Judge;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a recording from the samples of the built-in contracts that are no refusals: of those without findings, or of all.
 *
 * <p>Arguments: the file, whose name ends with {@code .ndjson} or {@code .har}, its length in megabytes, and {@code all} for
 * all samples that are no refusals.
 */
public final class RecordingWriter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

    private RecordingWriter() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        boolean har = arguments[0].endsWith(".har");
        long length = Long.parseLong(arguments[1]) * 1_000_000;
        List<ObjectNode> entries = entries(arguments.length > 2);
        long written = 0;
        long count = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write((har ? "{\"log\": {\"version\": \"1.2\", \"entries\": [\n" : "").getBytes(UTF_8));
            while (written < length) {
                ObjectNode entry = entries.get((int) (count % entries.size()));
                entry.put("startedDateTime", Instant.ofEpochMilli(1_770_000_000_000L + 137 * count).toString());
                byte[] text = (har ? entry.toPrettyString() : entry.toString()).getBytes(UTF_8);
                out.write((count++ == 0 ? "" : har ? ",\n" : "\n").getBytes(UTF_8));
                out.write(text);
                written += text.length;
            }
            out.write((har ? "\n]}}\n" : "\n").getBytes(UTF_8));
        }
        System.out.println(count + " entries of " + entries.size() + " samples");
    }

    private static List<ObjectNode> entries(boolean all) throws IOException {
        Judge judge = Judge.of(Contract.builtIn());
        List<ObjectNode> entries = new ArrayList<>();
        for (Operation operation : judge.operations()) {
            for (Sample sample : operation.samples()) {
                if (sample.status() == 200 && (all || judge.judge(operation, sample).isEmpty())) {
                    entries.add(entry(operation, sample));
                }
            }
        }
        return entries;
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
            together.forEach(credential -> header(request, credential.name(), "Bearer example"));
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
