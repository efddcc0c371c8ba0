package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerUrlsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "https://api.example, https://api.example",
        "https://api.example/, https://api.example",
        "https://api.example/v1/, https://api.example/v1",
        "https://api.example/v1//, https://api.example/v1",
        "https://api.example/v1?a=b#c, https://api.example/v1",
        "https://api.example/v1/../v2/./x, https://api.example/v2/x",
        "http://[::1]:8080/v1, http://[::1]:8080/v1",
        "/, /",
        "'', /",
        "/v1/, /v1",
        "v1, /v1",
        "./v1, /v1",
        "../v1, /v1",
        "., /",
        "wss://api.example/v1, wss://api.example/v1"
    })
    void anAddressIsAbsoluteOrBeginsWithThePath(String url, String resolved) throws JsonProcessingException {
        assertThat(urls(url, "{}")).containsExactly(resolved);
    }

    @Test
    void anAddressWithoutASchemeHasBoth() throws JsonProcessingException {
        assertThat(urls("//api.example/v1", "{}")).containsExactly("https://api.example/v1", "http://api.example/v1");
        assertThat(urls("localhost:8080/v1", "{}"))
                .containsExactly("https://localhost:8080/v1", "http://localhost:8080/v1");
    }

    @Test
    void aMissingUrlIsTheRoot() throws JsonProcessingException {
        assertThat(ServerUrls.of(JSON.readTree("{}"))).containsExactly("/");
    }

    @Test
    void aVariableWithAnEnumHasEachOfItsValuesAndTheDefault() throws JsonProcessingException {
        assertThat(urls(
                        "https://api.example:{port}/v1",
                        "{\"port\": {\"enum\": [\"8443\", 443], \"default\": \"80\"}}"))
                .containsExactly(
                        "https://api.example:80/v1", "https://api.example:8443/v1", "https://api.example:443/v1");
    }

    @Test
    void aVariableWithoutAnEnumHasItsDefaultOrAnyValueOfAsManySegments() throws JsonProcessingException {
        assertThat(urls("https://api.example/{base}", "{\"base\": {\"default\": \"rest/v2\"}}"))
                .containsExactly("https://api.example/rest/v2", "https://api.example/{base}/{base-2}");
        assertThat(urls("https://api.example{base}", "{\"base\": {\"default\": \"/v2\"}}"))
                .containsExactly("https://api.example/v2", "https://api.example/{base}");
        assertThat(urls("https://{env}api.example", "{\"env\": {\"default\": \"\"}}"))
                .containsExactly("https://api.example", "https://{env}api.example");
    }

    @Test
    void aVariableThatIsNotDescribedMayHaveAnyValue() throws JsonProcessingException {
        assertThat(urls("https://{tenant}.api.example", "{}")).containsExactly("https://{tenant}.api.example");
    }

    @Test
    void aVariableMayBeTheSchemeOrTheWholeUrl() throws JsonProcessingException {
        assertThat(urls(
                        "{scheme}://api.example",
                        "{\"scheme\": {\"enum\": [\"http\", \"https\"], \"default\": \"https\"}}"))
                .containsExactly("https://api.example", "http://api.example");
        assertThat(urls("{url}", "{\"url\": {\"default\": \"https://api.example/v1\"}}"))
                .containsExactly("https://api.example/v1");
    }

    @Test
    void variablesWithTooManyCombinationsMayHaveAnyValue() throws JsonProcessingException {
        String values = IntStream.range(0, 200)
                .mapToObj(value -> "\"r" + value + "\"")
                .collect(Collectors.joining(",", "[", "]"));
        String variables =
                "{\"a\": {\"enum\": %s, \"default\": \"r0\"}, \"b\": {\"enum\": [\"x\", \"y\"], \"default\": \"x\"}}"
                        .formatted(values);

        assertThat(urls("https://{a}.{b}.example", variables))
                .containsExactly("https://{a}.x.example", "https://{a}.y.example");
        assertThat(urls("https://{a}.example", variables)).hasSize(200).doesNotContain("https://{a}.example");
    }

    private static List<String> urls(String url, String variables) throws JsonProcessingException {
        return ServerUrls.of(JSON.createObjectNode().put("url", url).set("variables", JSON.readTree(variables)));
    }
}
