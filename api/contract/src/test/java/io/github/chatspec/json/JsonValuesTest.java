package io.github.chatspec.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.chatspec.contract.Contract;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValuesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": [1, -2.50, 1e3, 12345678901234567890, 0.1], \"\": {}, \"b\": []}",
                "\"quote \\\" backslash \\\\ control \\u0001 line \\n é 日 \\ud83d\\ude00 \\u007f\"",
                "[true, false, null, \"\"]",
                "1.00"
            })
    void theTextIsThatOfTheNode(String json) throws JsonSyntaxException {
        JsonNode tree =
                LocatedJson.readJson(json.getBytes(StandardCharsets.UTF_8)).tree();

        assertThat(JsonValues.text(tree)).isEqualTo(tree.toString());
    }

    @Test
    void theTextOfAWholeContractIsThatOfTheNode() {
        for (Contract contract : Contract.builtIn()) {
            assertThat(JsonValues.text(contract.document()))
                    .isEqualTo(contract.document().toString());
        }
    }

    @Test
    void aDecimalIsWrittenAsItsNodeDoes() {
        for (String number : new String[] {"1E+400", "1E-7", "100", "0.000"}) {
            JsonNode node = JsonNodeFactory.instance.numberNode(new BigDecimal(number));

            assertThat(JsonValues.text(node)).isEqualTo(node.toString());
        }
    }
}
