package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Request;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with extreme numbers and timestamps, none of which is an error of the server. */
@Timeout(120)
public abstract class ExtremeRequests extends ServerFixture {

    private static final Operation OPERATION =
            SampleRequests.operations().findFirst().orElseThrow();

    protected ExtremeRequests(RunningServer server) {
        super(server);
    }

    static List<Operation> operations() {
        return SampleRequests.operations().toList();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void inAQuery(Operation operation) throws IOException {
        String path = SampleRequests.good(operation).url();
        for (String name : List.of("page", "size", "a")) {
            answered(operation, "", value -> path + "?" + name + "=" + encoded(value));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void inAPath(Operation operation) throws IOException {
        String path = operation.path();
        answered(operation, "", value -> path.replaceFirst("\\{[^}]+}", encoded(value)));
        answered(operation, "", value -> path + "/" + encoded(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TeamId: %s",
                "Accept: application/json;q=%s",
                "Accept-Encoding: gzip;q=%s",
                "Content-Length: %s",
                "Range: bytes=%s-%s",
                "If-Modified-Since: %s",
                "If-None-Match: \"%s\"",
                "Max-Forwards: %s",
                "Access-Control-Max-Age: %s",
                "Keep-Alive: timeout=%s",
                "Prefer: code=%s, example=%s"
            })
    void inAHeader(String field) throws IOException {
        String path = SampleRequests.good(OPERATION).url();
        answered(OPERATION, field, value -> path);
    }

    private void answered(Operation operation, String field, UnaryOperator<String> url) throws IOException {
        Request good = SampleRequests.good(operation);
        for (String value : ExtremeValues.all().toList()) {
            try (RawClient client = new RawClient(server().url())) {
                String head = RawClient.head(operation, field.isEmpty() ? "" : field.replace("%s", value) + "\r\n");
                client.send(
                        head.replaceFirst(" \\S+ HTTP", " " + url.apply(value).replace("$", "\\$") + " HTTP"));
                assertThat(client.read(false).status())
                        .as(operation + " " + field + " " + value + " " + good.url())
                        .isIn(200, 206, 304, 400, 404, 406, 412, 413, 414, 416, 422, 431);
            }
        }
        assertThat(send(operation).status()).isEqualTo(200);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
