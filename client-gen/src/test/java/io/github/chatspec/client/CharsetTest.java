package io.github.chatspec.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.client.engage.EngageClient;
import io.github.chatspec.client.engage.model.Chat;
import io.github.chatspec.client.engage.model.ChatEnvelope;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ExampleCondition;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.testing.JavaProcess;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CharsetTest {

    /** Asks for one chat and prints its JSON in base64, which no locale can garble. */
    public static final class Program {

        private Program() {}

        public static void main(String[] arguments) throws Exception {
            Chat chat = EngageClient.builder()
                    .baseUrl(arguments[0])
                    .token("demo")
                    .team("868")
                    .build()
                    .get(arguments[1]);
            byte[] json = EngageClient.mapper().writeValueAsBytes(chat);
            System.out.println(Base64.getEncoder().encodeToString(json));
        }
    }

    @Test
    void charactersOutsideAsciiSurviveInALocaleWithoutThem() throws Exception {
        Sample sample = Contract.builtIn("engage").operation("getChat").orElseThrow().samples().stream()
                .filter(candidate -> !StandardCharsets.US_ASCII.newEncoder().canEncode(candidate.text()))
                .filter(candidate -> candidate.text().codePoints().anyMatch(Character::isSupplementaryCodePoint))
                .findFirst()
                .orElseThrow();
        try (MockServer mock = MockServer.start(0)) {
            ProcessBuilder java = JavaProcess.of(
                    List.of("-Dfile.encoding=US-ASCII"), Program.class, List.of(mock.url(), chatId(sample)));
            java.environment().put("LC_ALL", "C");
            Process process = java.redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

            assertThat(process.exitValue()).as(printed).isZero();
            assertThat(Models.tree(Base64.getDecoder().decode(printed)))
                    .isEqualTo(Models.tree(sample.body()).path(ChatEnvelope.JSON_PROPERTY_RESPONSE));
        }
    }

    /** The id of the chat to which the mock answers with a sample. */
    private static String chatId(Sample sample) {
        ExampleCondition.Matcher id =
                sample.when().get(0).path().values().iterator().next();
        return ((ExampleCondition.Equal) id).value();
    }
}
