package io.github.chatspec.mock.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.testing.MarkdownPage;
import io.github.chatspec.testing.TestHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The reference lists the options of the mock, and its refusals whose messages are composed. */
class MockReferenceTest {

    private static final Path REFERENCE = Path.of("..", "api", "REFERENCE.md");

    private static final String THINGS = """
            openapi: "3.1.0"
            info: {title: "Things", version: "1"}
            paths:
              /things/{id}:
                get:
                  operationId: "getThing"
                  parameters:
                    - {name: "id", in: "path", required: true, schema: {type: "string"}}
                  responses:
                    "200":
                      description: "A thing."
                      content:
                        application/json:
                          schema: {type: "object"}
                          examples:
                            one: {value: {}, x-when: [{path: {id: "1"}}]}
              /never:
                get:
                  responses:
                    "200":
                      description: "Neither short nor long."
                      content: {application/json: {schema: {type: "string", minLength: 2, maxLength: 1}}}
            """;

    @TempDir
    private Path folder;

    @Test
    void theOptionsAndExitCodesAreThoseOfTheHelp() throws Exception {
        CommandLine mock = new CommandLine(new MockCommand()).addSubcommand(new ExportCommand());
        List<String> lines = new ArrayList<>();
        for (CommandLine command : List.of(mock, mock.getSubcommands().get(ExportCommand.NAME))) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add("```");
            command.getUsageMessage(CommandLine.Help.Ansi.OFF).lines().forEach(lines::add);
            lines.add("```");
        }

        MarkdownPage.read(REFERENCE).verifySection("chatspec-mock", lines);
    }

    @ParameterizedTest
    @CsvSource({
        "no-example, /things/2, Accept, */*",
        "not-generated, /never, Accept, */*",
        "unknown-preference, /things/1, Prefer, example=two",
        "unknown-wait, /things/1, Prefer, wait=long",
        "unknown-delay, /things/1, chatspec-delay, long",
        "unknown-fault, /things/1, chatspec-fault, smoke",
        "unknown-path, /thing, Accept, */*"
    })
    void theMessageOfARefusalIsThatOfAResponse(String name, String path, String header, String value) throws Exception {
        Path contract = Files.writeString(folder.resolve("things.yaml"), THINGS);
        try (MockServer mock = MockServer.start(new MockOptions().contracts(List.of(Contract.read(contract))))) {
            Headers headers = Headers.of(Map.of(header, List.of(value)));
            Exchange refused = TestHttp.send(mock.url(), new Request("GET", path, headers));

            String message = TestHttp.json(refused).path("message").asText().replace("things/getThing", "…");
            assertThat(Files.readAllLines(REFERENCE))
                    .contains("| `" + name + "` | " + refused.status() + " | mock | " + message + " |");
        }
    }
}
