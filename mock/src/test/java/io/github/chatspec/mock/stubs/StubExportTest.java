package io.github.chatspec.mock.stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.io.UserError;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.serving.SampleRequest;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stubs in a WireMock that knows nothing of chatspec. */
class StubExportTest {

    @TempDir
    private Path folder;

    @Test
    void aPlainWireMockAnswersEveryRequestLikeTheMock() {
        Path stubs = folder.resolve("stubs");
        StubExport.write(ServedContracts.of(Contract.builtIn(), 1, true), stubs);
        WireMockServer plain = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .usingFilesUnderDirectory(stubs.toString()));
        plain.start();
        try (MockServer mock = MockServer.start(0)) {
            String url = "http://127.0.0.1:" + plain.port();

            assertThat(requests())
                    .hasSizeGreaterThan(50)
                    .allSatisfy(request -> assertThat(observed(url, request)).isEqualTo(observed(mock.url(), request)));
            assertThat(observed(url, new Request("GET", "/nowhere", Headers.NONE))
                            .get(0))
                    .isEqualTo("404");
        } finally {
            plain.stop();
        }
    }

    @Test
    void everySampleHasAFileWithItsName() throws IOException {
        Path stubs = folder.resolve("stubs");
        int written = StubExport.write(ServedContracts.of(Contract.builtIn(), 1, true), stubs);

        try (Stream<Path> files = Files.list(stubs.resolve("mappings"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).hasSize(written);
            assertThat(names)
                    .containsAll(SampleRequests.operations()
                            .flatMap(operation -> operation.samples().stream()
                                    .map(sample ->
                                            operation.qualifiedId().replace('/', '-') + "-" + sample.name() + ".json"))
                            .toList());
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aGeneratedBodyIsWritten() throws IOException {
        Path stubs = folder.resolve("stubs");
        StubExport.write(ServedContracts.of(List.of(Contract.of("things", """
                        openapi: "3.1.0"
                        info: {title: "Things", version: "1"}
                        paths:
                          /things:
                            get:
                              operationId: "getThing"
                              responses:
                                "200":
                                  description: "A thing."
                                  content: {application/json: {schema: {type: "integer", minimum: 5, maximum: 5}}}
                        """)), 1, true), stubs);

        String stub = Files.readString(stubs.resolve("mappings").resolve("things-getThing-generated.json"));
        assertThat(new ObjectMapper().readTree(stub).at("/response/body").asText())
                .isEqualTo("5");
    }

    @Test
    void anEmptyFolderIsFilled() throws IOException {
        Path stubs = Files.createDirectory(folder.resolve("stubs"));

        assertThat(StubExport.write(ServedContracts.of(Contract.builtIn(), 1, true), stubs))
                .isPositive();

        assertThat(stubs).isDirectoryContaining("glob:**mappings").isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aFolderWithFilesIsRejected() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");

        assertThatThrownBy(() -> StubExport.write(ServedContracts.of(Contract.builtIn(), 1, true), folder))
                .isInstanceOf(UserError.class)
                .hasMessage("The folder is not empty; name a new or an empty one." + System.lineSeparator() + "  "
                        + folder);
        assertThat(folder).isDirectoryNotContaining("glob:**mappings");
    }

    @Test
    void aFolderThatCannotBeCreatedIsReported() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(
                        () -> StubExport.write(ServedContracts.of(Contract.builtIn(), 1, true), file.resolve("stubs")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Cannot write the stubs");
        assertThat(file).isEmptyFile();
    }

    private static List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        SampleRequests.all().forEach(ask -> requests.add(ask.request()));
        SampleRequests.operations()
                .forEach(operation -> operation.samples().forEach(sample -> {
                    Request good = SampleRequests.good(operation);
                    requests.add(new Request(
                            good.method(),
                            good.url(),
                            good.headers().with("Prefer", SampleRequest.preference(sample))));
                }));
        return requests;
    }

    private static List<String> observed(String url, Request request) {
        Exchange answer = TestHttp.send(url, request);
        return List.of(
                String.valueOf(answer.status()),
                TestHttp.header(answer, "Content-Type"),
                TestHttp.header(answer, "Matched-Stub-Id"),
                TestHttp.header(answer, "Allow"),
                new String(answer.body(), StandardCharsets.UTF_8));
    }
}
