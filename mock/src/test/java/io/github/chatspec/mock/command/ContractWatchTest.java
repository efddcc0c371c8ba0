package io.github.chatspec.mock.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the mock serves after a contract or a sample was changed. */
class ContractWatchTest {

    private static final String THINGS = """
            openapi: "3.1.0"
            info: {title: "Things", version: "1"}
            paths:
              /things:
                get:
                  operationId: "listThings"
                  responses:
                    "200":
                      description: "Things."
                      content:
                        application/json:
                          schema: {type: "array"}
                          examples: {some: {externalValue: "samples/things.json"}}
            """;

    @TempDir
    private Path folder;

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private Path file;
    private Path sample;
    private MockServer mock;
    private ContractWatch watch;

    @BeforeEach
    void start() throws IOException {
        file = Files.writeString(folder.resolve("things.yaml"), THINGS);
        sample = Files.createDirectory(folder.resolve("samples")).resolve("things.json");
        Files.writeString(sample, "[1]");
        List<Contract> read = List.of(Contract.read(file));
        mock = MockServer.start(new MockOptions().contracts(read).strict(true));
        watch = ContractWatch.start(
                List.of(file), paths -> Contract.read(paths, List.of()), mock::serve, messages::add);
    }

    @AfterEach
    void stop() throws IOException {
        watch.close();
        mock.close();
    }

    @Test
    void aLogInTheFolderOfTheContractCausesNoReload() throws Exception {
        for (int i = 0; i < 5; i++) {
            Files.writeString(folder.resolve("mock.log"), "line " + i);
            Files.writeString(folder.resolve("samples").resolve("mock.log"), "line " + i);
            Thread.sleep(50);
        }
        Files.writeString(sample, "[2]");

        assertThat(next()).isEqualTo("Reloaded: things 1");
        Files.writeString(folder.resolve("mock.log"), "Reloaded");
        Thread.sleep(500);
        assertThat(messages).isEmpty();
    }

    @Test
    void aSampleThatWasMissingIsReadWhenItIsCreated() throws Exception {
        Files.writeString(file, THINGS.replace("samples/things.json", "more/late.json"));
        assertThat(next()).contains("more/late.json");

        Files.writeString(Files.createDirectory(folder.resolve("more")).resolve("late.json"), "[3]");

        String message = next();
        // The folder may be seen before the file in it.
        assertThat(message.startsWith("Reloaded") ? message : next()).isEqualTo("Reloaded: things 1");
    }

    @Test
    void aReloadKeepsTheFastPathOpen() throws Exception {
        Files.writeString(sample, "[2]");

        assertThat(next()).isEqualTo("Reloaded: things 1");
        assertThat(mock.isFastPathOpen()).isTrue();
        HttpURLConnection plain =
                (HttpURLConnection) URI.create(mock.url() + "/things").toURL().openConnection();
        plain.setRequestProperty("Accept", "*/*");
        assertThat(TestHttp.json(plain.getInputStream().readAllBytes()))
                .isEqualTo(TestHttp.json("[2]".getBytes(UTF_8)));
        assertThat(mock.fastPathResponses()).isEqualTo(1);
    }

    @Test
    void aReloadDoesNotHideAnAddedStub() throws Exception {
        mock.wireMock()
                .stubFor(WireMock.get("/things")
                        .willReturn(WireMock.jsonResponse("[7]", 200))
                        .atPriority(1));
        Files.writeString(sample, "[2]");

        assertThat(next()).isEqualTo("Reloaded: things 1");
        assertThat(mock.isFastPathOpen()).isFalse();
        assertThat(body("/things")).isEqualTo("[7]");
    }

    @Test
    void aChangedSampleIsServed() throws Exception {
        Files.writeString(sample, "[2]");

        assertThat(next()).isEqualTo("Reloaded: things 1");
        assertThat(body("/things")).isEqualTo("[2]");
    }

    @Test
    void aFileThatReplacesAnotherIsServed() throws Exception {
        Path beside = Files.writeString(folder.resolve("things.yaml~"), THINGS.replace("/things:", "/stuff:"));
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(next()).isEqualTo("Reloaded: things 1");
        assertThat(body("/stuff")).isEqualTo("[1]");
        assertThat(get("/things")).isEqualTo(404);
    }

    @Test
    void aBrokenContractIsReportedAndThePreviousOneServed() throws Exception {
        Files.writeString(sample, "{\"no\": \"array\"}");

        assertThat(next())
                .startsWith("The sample some of things/listThings violates its contract")
                .endsWith(System.lineSeparator() + "  the previous contracts are still served");
        assertThat(body("/things")).isEqualTo("[1]");

        Files.writeString(sample, "[3]");
        assertThat(next()).isEqualTo("Reloaded: things 1");
        assertThat(body("/things")).isEqualTo("[3]");
    }

    @Test
    void aFolderOfSamplesThatIsCreatedAgainIsWatched() throws Exception {
        Files.delete(sample);
        Files.delete(sample.getParent());
        assertThat(next()).startsWith("Cannot read a file of the contract");

        Files.createDirectory(sample.getParent());
        assertThat(next()).startsWith("Cannot read a file of the contract");
        Files.writeString(sample, "[4]");

        assertThat(next()).isEqualTo("Reloaded: things 1");
        assertThat(body("/things")).isEqualTo("[4]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"allOf", "anyOf", "oneOf"})
    void aContractWhoseSchemasDoubleIsReportedAndThePreviousOneServed(String keyword) throws Exception {
        StringBuilder doubling = new StringBuilder(THINGS.replace("{type: \"array\"}", reference(0)));
        doubling.append("components:\n  schemas:\n");
        for (int i = 0; i < 60; i++) {
            doubling.append("    S%d: {%s: [%s, %3$s]}\n".formatted(i, keyword, reference(i + 1)));
        }
        Files.writeString(file, doubling.append("    S60: {type: \"array\"}\n"));

        assertThat(next())
                .startsWith("The contract")
                .endsWith(System.lineSeparator() + "  the previous contracts are still served");
        assertThat(body("/things")).isEqualTo("[1]");

        Files.writeString(file, THINGS);
        assertThat(next()).isEqualTo("Reloaded: things 1");
    }

    private static String reference(int number) {
        return "{$ref: \"#/components/schemas/S" + number + "\"}";
    }

    @Test
    void anUnexpectedFailureIsReportedAndTheWatchContinues() throws Exception {
        watch.close();
        Iterator<Throwable> failures = List.of(
                        new IllegalStateException("boom"), new StackOverflowError("boom"), new OutOfMemoryError("boom"))
                .iterator();
        watch = ContractWatch.start(
                List.of(file),
                read -> Contract.read(read, List.of()),
                read -> {
                    Throwable failure = failures.next();
                    if (failure instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) failure;
                },
                messages::add);

        for (String text : List.of("[6]", "[7]", "[8]")) {
            Files.writeString(sample, text);
            assertThat(next()).startsWith("Unexpected error").endsWith("boom");
        }
    }

    @Test
    void addedStubsStay() throws Exception {
        mock.wireMock().stubFor(WireMock.get("/mine").willReturn(WireMock.ok()));
        Files.writeString(sample, "[5]");

        assertThat(next()).isEqualTo("Reloaded: things 1");
        assertThat(get("/mine")).isEqualTo(200);
    }

    /** Returns the next message; a minute is far more than it takes. */
    private String next() throws InterruptedException {
        return messages.poll(1, TimeUnit.MINUTES);
    }

    private String body(String path) {
        return TestHttp.json(TestHttp.send(mock.url(), new Request("GET", path, Headers.NONE)))
                .toString();
    }

    private int get(String path) {
        return TestHttp.send(mock.url(), new Request("GET", path, Headers.NONE)).status();
    }
}
