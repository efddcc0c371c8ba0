package io.github.chatspec.judge.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Mutant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The smallest example of each rule fires that rule, and no other. */
class RuleExampleTest {

    static List<Rule> rules() {
        return Judge.rules();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theExampleOfARuleGivesOneFindingOfThatRuleAtItsLevel(Rule rule) {
        assertThat(Judge.judge(rule.example())).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule.id());
            assertThat(finding.level()).isEqualTo(rule.level());
        });
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theExampleFitsALineAndItsSchemaIsJson(Rule rule) {
        assertThat(rule.example().toString())
                .isNotBlank()
                .doesNotContain("\n", "\0")
                .hasSizeLessThan(160);
        assertThat(Mutant.tree(rule.example().schema().getBytes(UTF_8)).isObject())
                .isTrue();
    }

    @Test
    void theExampleShowsRequestStatusMediaTypeAndBody() {
        assertThat(Mutant.rule("enum").example().toString())
                .isEqualTo("GET /things?limit=1 with [X-Team], answered by 200 application/json: \"Open\"");
    }

    @Test
    void anEmptyOrALargeBodyIsTold() {
        assertThat(Mutant.rule("json-empty").example().toString()).endsWith(": (nothing)");
        assertThat(new JsonSizeRule().example().toString()).endsWith(": (67108865 bytes)");
    }
}
