package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.rule.Rule;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    static List<Rule> rules() {
        return Judge.rules();
    }

    @Test
    void theListHasALineForEveryRule() {
        assertThat(run("rules")).isZero();
        assertThat(out.toString().lines())
                .hasSameSizeAs(Judge.rules())
                .allSatisfy(line -> assertThat(line).matches("[a-z-]+ +(error|warning|note) +[A-Z].*\\."))
                .contains("enum                 error    A value is not one of those that the contract lists.");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleIsExplainedWithItsSmallestExample(Rule rule) {
        assertThat(run("rules", rule.id())).isZero();
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        title -> assertThat(title).isEqualTo(rule.id() + " (" + rule.level() + ")"),
                        help -> assertThat(help).isEqualTo("  " + rule.help()),
                        promised -> assertThat(promised)
                                .isEqualTo("  promised  " + rule.example().schema()),
                        found -> assertThat(found).isEqualTo("  found     " + rule.example()),
                        finding ->
                                assertThat(finding).startsWith("  finding   ").endsWith("."));
    }

    @Test
    void theExplanationIsWhole() {
        assertThat(run("rules", "enum")).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "enum (error)",
                        "  A value is not one of those that the contract lists.",
                        "  promised  {\"enum\": [\"open\", \"closed\"]}",
                        "  found     GET /things?limit=1 with [X-Team], answered by 200 application/json: \"Open\"",
                        "  finding   \"Open\" is not one of the documented values \"open\" and \"closed\"; the nearest is"
                                + " \"open\" (#/components/schemas/Thing/enum).");
    }

    @Test
    void anUnknownRuleExitsWith2AndNamesTheKnownOnes() {
        assertThat(run("rules", "enumm")).isEqualTo(2);
        assertThat(err.toString().lines())
                .first()
                .asString()
                .startsWith("Unknown rule enumm; use one of operation-unknown, ")
                .endsWith(", internal-error.");
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... arguments) {
        return Chatspec.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
