package io.github.chatspec.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.Compatibility;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaPairsTest {

    @ParameterizedTest
    @MethodSource("pairs")
    void theVerdictIsTheOneThatWasDecidedBefore(SchemaPairs.Pair pair) {
        List<Change> changes =
                ContractComparison.of(pair.older(), pair.newer()).run().changes();

        String verdict = changes.isEmpty()
                ? Compatibility.EQUAL.toString()
                : changes.get(0).compatibility().toString();
        assertThat(verdict).as(() -> changes.toString()).isEqualTo(pair.verdict());
    }

    static List<SchemaPairs.Pair> pairs() throws IOException, JsonSyntaxException {
        return SchemaPairs.all();
    }
}
