package io.github.chatspec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.JsonSyntaxException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YAML 1.2 is read by its core schema, with positions; whatever else a text contains is refused with its line. */
class YamlTest {

    private static final String CONTRACT = """
            openapi: 3.1.0
            info: {title: &t "Bikes", version: 1.10}
            x-list:
              - &a
                b: [1, ~, "c"]
              - *a
              - <<: *a
                d: |
                  Text of
                  two lines.
            """;

    @Test
    void aKeyIsWhereItsNameBegins() throws JsonSyntaxException {
        LocatedJson yaml = yaml("a: 1\nb:\n  - x\n  - c: y\n");

        assertThat(yaml.tree()).isEqualTo(json("{\"a\": 1, \"b\": [\"x\", {\"c\": \"y\"}]}"));
        assertThat(yaml.position("").line()).isEqualTo(1);
        assertThat(yaml.position("/b").line()).isEqualTo(2);
        assertThat(yaml.position("/b/1")).isEqualTo(new Position(4, 5, 18));
        assertThat(yaml.position("/b/1/c")).isEqualTo(new Position(4, 5, 18));
    }

    @Test
    void aRepeatedKeyIsReported() throws JsonSyntaxException {
        assertThat(yaml("a: 1\na: 2\n").duplicates())
                .containsExactly(new LocatedJson.Duplicate("/a", new Position(2, 1, 5)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO | \"NO\"",
                "no | \"no\"",
                "on | \"on\"",
                "Yes | \"Yes\"",
                "y | \"y\"",
                "true | true",
                "True | true",
                "FALSE | false",
                "tRUE | \"tRUE\"",
                "~ | null",
                "Null | null",
                "'' | null",
                "nUll | \"nUll\"",
                "010 | 10",
                "0o17 | 15",
                "0o8 | \"0o8\"",
                "0x1F | 31",
                "0xg | \"0xg\"",
                "0b11 | \"0b11\"",
                "1_000 | \"1_000\"",
                "-7 | -7",
                "+7 | 7",
                "12:30:45 | \"12:30:45\"",
                "2026-11-30 | \"2026-11-30\"",
                "2026-11-30T10:00:00Z | \"2026-11-30T10:00:00Z\"",
                "1.10 | 1.10",
                "1. | 1",
                ".5 | 0.5",
                "1e3 | 1000",
                "-1.5E-2 | -0.015",
                "1.2.3 | \"1.2.3\"",
                ". | \".\"",
                "e3 | \"e3\"",
                "9223372036854775808 | 9223372036854775808",
                "= | \"=\"",
                "\"NO\" | \"NO\"",
                "!!str '010' | \"010\"",
                "!!str 010 | \"010\"",
                "! 010 | \"010\"",
                "!!int '7' | 7",
                "!!float 7 | 7",
                "!!bool 'true' | true",
                "!!null '' | null",
                "!!timestamp 2026-11-30 | \"2026-11-30\"",
                "!Ref Bucket | \"Bucket\"",
                "!!map {a: 1} | {\"a\": 1}",
                "[NO, 010, ~] | [\"NO\", 10, null]"
            })
    void aScalarHasTheTypeOfTheCoreSchema(String text, String value) throws JsonSyntaxException {
        assertThat(shown(yaml("a: " + text + "\n").tree().get("a"))).isEqualTo(shown(json(value)));
    }

    /** Shows a value as JSON, and a number without zeros at its end. */
    private static String shown(JsonNode value) {
        return value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.toString();
    }

    @Test
    void keysAreTextsAsTheyAreWritten() throws JsonSyntaxException {
        assertThat(yaml("200: a\nNO: b\n010: c\n~: d\n0x1F: e\n").tree())
                .isEqualTo(json("{\"200\":\"a\",\"NO\":\"b\",\"010\":\"c\",\"~\":\"d\",\"0x1F\":\"e\"}"));
        assertThat(yaml("? a\n: 1\n").tree()).isEqualTo(json("{\"a\": 1}"));
    }

    @Test
    void anAliasHasTheValueAndThePositionsOfItsAnchor() throws JsonSyntaxException {
        LocatedJson yaml = yaml("base: &base\n  a: {b: 1}\nother: *base\nlist:\n  - *base\n&k key: x\nvalue: *k\n");

        assertThat(yaml.tree())
                .isEqualTo(json("{\"base\":{\"a\":{\"b\":1}},\"other\":{\"a\":{\"b\":1}},\"list\":[{\"a\":{\"b\":1}}],"
                        + "\"key\":\"x\",\"value\":\"key\"}"));
        assertThat(yaml.position("/other").line()).isEqualTo(3);
        assertThat(yaml.position("/other/a/b").line()).isEqualTo(2);
        assertThat(yaml.position("/list/0").line()).isEqualTo(5);
    }

    @Test
    void anAnchorMayBeSetAgain() throws JsonSyntaxException {
        assertThat(yaml("a: &x 1\nb: *x\nc: &x 2\nd: *x\n").tree())
                .isEqualTo(json("{\"a\":1,\"b\":1,\"c\":2,\"d\":2}"));
    }

    @Test
    void aMergeKeyAddsKeysThatAreNotThere() throws JsonSyntaxException {
        LocatedJson yaml = yaml("""
                one: &one {a: 1, b: 2}
                two: &two {b: 3, c: 4}
                all:
                  <<: [*one, *two]
                  a: 9
                "<<": text
                """);

        assertThat(yaml.tree().get("all")).isEqualTo(json("{\"a\": 9, \"b\": 2, \"c\": 4}"));
        assertThat(yaml.position("/all/c").line()).isEqualTo(2);
        assertThat(yaml.position("/all/a").line()).isEqualTo(5);
        assertThat(yaml.tree().get("<<").textValue()).isEqualTo("text");
        assertThat(yaml.duplicates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 1 | EMPTY | the text is empty",
                "'# a comment' | 1 | EMPTY | the text is empty",
                "a: [1\\n | 2 | SYNTAX | while parsing a flow sequence, expected ',' or ']', but got <stream end>",
                "a: 1\\n b: 2\\n | 2 | SYNTAX | mapping values are not allowed here",
                "a: 1\\n---\\nb: 2\\n | 3 | TRAILING | the text continues after its value",
                "a: 1\\nb: *x\\n | 2 | SYNTAX | the alias *x has no anchor above it",
                "a: 1\\nb: &x [*x]\\n | 2 | SYNTAX | the alias *x refers to a value that contains it",
                "a: 1\\nb:\\n\\tc: 1\\n | 3 | SYNTAX | YAML does not allow a tab before a value; use spaces",
                "a: 1\\nb:\\tc\\n | 2 | SYNTAX | YAML does not allow a tab before a value; use spaces",
                "a: 1\\nb: @c\\n | 2 | SYNTAX | while scanning for the next token, found character '@' that cannot start any token",
                "a: 1\\n? [b]\\n: 1\\n | 2 | SYNTAX | a key must be a scalar",
                "a: 1\\nb: .inf\\n | 2 | NUMBER | JSON has no number .inf; quote it if it is a string",
                "a: 1\\nb: .NaN\\n | 2 | NUMBER | JSON has no number .NaN; quote it if it is a string",
                "a: 1\\nb: 1e99999\\n | 2 | NUMBER_LIMIT | a number has an exponent beyond 9999",
                "a: 1\\nb: !!int x\\n | 2 | SYNTAX | a value does not have the type of its tag",
                "a: 1\\nb: \\1\\n | 2 | SYNTAX | YAML does not allow the character U+0001",
                "a: 1\u0085b: 2\\n | 1 | SYNTAX | mapping values are not allowed here"
            })
    void aTextThatCannotBeReadIsRefusedWithItsLine(String text, int line, Kind kind, String reason) {
        JsonSyntaxException refusal = refusal(text.translateEscapes());

        assertThat(refusal).hasMessage(reason);
        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.position().line()).isEqualTo(line);
    }

    @Test
    void numbersAndNestingHaveTheLimitsOfJson() throws JsonSyntaxException {
        assertThat(refusal("a: " + "1".repeat(1001)).kind()).isEqualTo(Kind.NUMBER_LIMIT);
        assertThat(refusal("- ".repeat(513) + "a").kind()).isEqualTo(Kind.DEPTH);
        assertThat(refusal("[".repeat(100_000)).kind()).isEqualTo(Kind.DEPTH);
        assertThat(yaml("- ".repeat(512) + "a").tree().isArray()).isTrue();
    }

    @Test
    void aliasesAreWithinTheLimitOfNesting() {
        StringBuilder text = new StringBuilder("- &a0 []\n");
        for (int i = 1; i < 600; i++) {
            text.append("- &a%d [*a%d]\n".formatted(i, i - 1));
        }
        assertThat(refusal(text.toString()).kind()).isEqualTo(Kind.DEPTH);
        assertThat(refusal(text.toString()).position().line()).isEqualTo(512);
    }

    @Test
    void aBombOfAliasesOrMergesIsRefused() {
        StringBuilder lists = new StringBuilder("- &a0 [lol, lol]\n");
        StringBuilder objects = new StringBuilder("- &a0 {k0: lol}\n");
        for (int i = 1; i < 60; i++) {
            lists.append("- &a%d [*a%d, *a%d]\n".formatted(i, i - 1, i - 1));
            objects.append("- &a%d {k%d: {<<: *a%d}, <<: *a%d}\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(refusal(lists.toString())).hasMessageContaining("aliases repeat");
        assertThat(refusal(objects.toString())).hasMessageContaining("aliases repeat");
        String long20 = "- &a \"" + "x".repeat(1 << 20) + "\"\n";
        assertThat(refusal(long20 + "- *a\n".repeat(9))).hasMessageContaining("aliases repeat");
    }

    @Test
    void jsonIsReadAsItIs() throws JsonSyntaxException {
        LocatedJson json = yaml("\n{\n\t\"a\": [\n\t\t1,\n\t\t\"NO\"\n\t]\n}\n");

        assertThat(json.tree()).isEqualTo(json("{\"a\": [1, \"NO\"]}"));
        assertThat(json.position("/a/1").line()).isEqualTo(5);
        assertThat(yaml("{a: 1, }").tree()).isEqualTo(json("{\"a\": 1}"));
        String longKey = "x".repeat(5000);
        assertThat(yaml("{\"" + longKey + "\": 1}").tree().has(longKey)).isTrue();
    }

    @Test
    void marksAtTheBeginningAndTheEndArePassedOver() throws JsonSyntaxException {
        assertThat(yaml("\ufeffa: 1").tree()).isEqualTo(json("{\"a\": 1}"));
        assertThat(yaml("%YAML 1.1\n---\na: NO\n...\n").tree()).isEqualTo(json("{\"a\": \"NO\"}"));
        assertThat(yaml("%YAML 2.0\n---\na: NO\n").tree()).isEqualTo(json("{\"a\": \"NO\"}"));
        assertThat(yaml("a: 1\r\nb: 2\rc: 3").position("/c").line()).isEqualTo(3);
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWithTheirLine() {
        byte[] latin = "a: 1\nb: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        JsonSyntaxException refusal =
                catchThrowableOfType(JsonSyntaxException.class, () -> LocatedJson.readYaml(latin));

        assertThat(refusal.kind()).isEqualTo(Kind.ENCODING);
        assertThat(refusal.position().line()).isEqualTo(2);
        assertThat(catchThrowableOfType(
                                JsonSyntaxException.class,
                                () -> LocatedJson.readYaml("a: 1".getBytes(StandardCharsets.UTF_16)))
                        .kind())
                .isEqualTo(Kind.ENCODING);
    }

    @Test
    void aCharacterFarFromTheBeginningHasItsLine() {
        JsonSyntaxException refusal = refusal("a: \"x\ud834\udd1e\"\n".repeat(5000) + "b: \u0007\n");

        assertThat(refusal.position()).isEqualTo(new Position(5001, 4, 5000 * 8 + 3));
    }

    /** Every mutation of a text is either read or refused with a position within it. */
    @Test
    void anyTextIsReadOrRefusedInOneSentence() {
        Random random = new Random(20_261_130);
        String signs = "{}[],:?-&*!|>'\"%@`#~<\t\n\r \u0085\u2028\u0000\ufeff.0x1eEN\\ab";
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(CONTRACT);
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                int at = random.nextInt(text.length());
                char sign = signs.charAt(random.nextInt(signs.length()));
                switch (random.nextInt(4)) {
                    case 0 -> text.insert(at, sign);
                    case 1 -> text.setCharAt(at, sign);
                    case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(5)));
                    default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
                }
            }
            JsonSyntaxException refusal = refusal(text.toString());
            if (refusal != null) {
                refused++;
                assertThat(refusal.getMessage()).isNotBlank().doesNotContain("\n");
                assertThat(refusal.position().line())
                        .isBetween(
                                1,
                                (int) text.chars()
                                                .filter(c -> c == '\n' || c == '\r')
                                                .count()
                                        + 1);
            }
        }
        assertThat(refused).isBetween(1_000, 19_000);
    }

    private static LocatedJson yaml(String text) throws JsonSyntaxException {
        return LocatedJson.readYaml(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) throws JsonSyntaxException {
        return LocatedJson.readJson(text.getBytes(StandardCharsets.UTF_8)).tree();
    }

    private static JsonSyntaxException refusal(String text) {
        return catchThrowableOfType(JsonSyntaxException.class, () -> yaml(text));
    }

    @Test
    void aTextThatTheStackCannotHoldIsNestedTooDeep() throws InterruptedException {
        byte[] text = ("{a: ".repeat(500) + "}".repeat(500)).getBytes(StandardCharsets.UTF_8);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable reading = () -> {
            try {
                LocatedJson.readYaml(text);
            } catch (JsonSyntaxException | StackOverflowError e) {
                failure.set(e);
            }
        };

        Thread small = new Thread(null, reading, "small stack", 160 << 10);
        small.start();
        small.join();

        assertThat(failure.get()).isNotInstanceOf(Error.class);
    }
}
