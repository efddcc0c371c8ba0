import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.File;
import java.util.Map;

/** WireMock configured for speed as its manual recommends, with one stub for each example of the document. */
public final class PlainWireMock {

    private PlainWireMock() {}

    /** Starts the server; the arguments are the document and the port. */
    public static void main(String[] arguments) throws Exception {
        JsonNode document = new ObjectMapper().readTree(new File(arguments[0]));
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .port(Integer.parseInt(arguments[1]))
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .gzipDisabled(true)
                .jettyAcceptQueueSize(1024)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .notifier(new Slf4jNotifier(false)));
        JsonNode examples =
                document.at("/paths/~1bikes~1{id}/get/responses/200/content/application~1json/examples");
        for (Map.Entry<String, JsonNode> example : examples.properties()) {
            server.stubFor(get(urlPathEqualTo("/bikes/" + example.getKey()))
                    .willReturn(aResponse()
                            .withHeader("Content-Type", "application/json")
                            .withBody(example.getValue().path("value").toString())));
        }
        server.start();
    }
}
