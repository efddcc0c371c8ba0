package io.github.chatspec.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "\"\"",
                "[ {} , [ ] , {\"a\" : [1, {\"b\": null}]} ]",
                "{\"a\\\"b\": \"\\\\ / \\u0000 \\u001f \\t \\u2028 \\u00e9 \\ud83d\\ude00 \\u007f\"}",
                "[0, -0, 1.0, 1.50, 1e3, 1E-7, -2.5e+20, 12345678901234567890, 0.1234567890123456789, 1e400]"
            })
    void aValueIsWrittenAsJacksonWritesIt(String json) throws Exception {
        JsonNode value =
                LocatedJson.readJson(json.getBytes(StandardCharsets.UTF_8)).tree();

        assertThat(CompactJson.text(value)).isEqualTo(value.toString());
    }

    @Test
    void valuesOfYamlAreWrittenAsJacksonWritesThem() throws Exception {
        String yaml = "a: 0x1F\nb: 1.5\nc: ~\nd: 'it''s'\ne: [yes, true]\nf: 1e3\n";
        JsonNode value =
                LocatedJson.readYaml(yaml.getBytes(StandardCharsets.UTF_8)).tree();

        assertThat(CompactJson.text(value)).isEqualTo(value.toString());
    }
}
