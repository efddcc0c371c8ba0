package io.github.chatspec.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.chatspec.contract.Contract;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class JsonValuesTest {

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
