package io.github.chatspec.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.judge.Agreement;
import io.github.chatspec.judge.Good;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Mutant;
import io.github.chatspec.judge.schema.Schemas;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiled verdict reads a text as strictly as the judge, whatever its bytes. */
class ByteVerdictTest {

    private static final int EACH = 40;

    /** What a text is likely to be garbled with: brackets, digits, signs, control characters, halves of letters. */
    private static final byte[] BYTES =
            "{}[]\",:\\/0129.eE+-tfn \t\n\u0000\u001f\u00e9\u20ac".getBytes(StandardCharsets.UTF_8);

    @Test
    void aGarbledTextIsCleanOnlyWhereTheJudgeFindsNothing() {
        Random random = new Random(11);
        Agreement agreement = new Agreement();
        for (Good good : Good.all()) {
            for (int i = 0; i < EACH; i++) {
                byte[] body = garbled(good.tree().toString().getBytes(StandardCharsets.UTF_8), random);
                Exchange exchange = good.exchange(good.status(), good.mediaType(), body);
                agreement.add(good.contract(), good.operation(), exchange, Mutant.JUDGE.judge(exchange));
            }
        }
        System.out.println("garbled, " + agreement);

        assertThat(agreement.wrong()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}{}",
                "{} x",
                "{}]",
                "[1",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "[{\"a\":1,\"a\":1}]",
                "\ufeff{}",
                "1e99999999",
                "[1e10999999]",
                "[1e-99999999999]",
                "NaN",
                "01",
                "'a'",
                "\"\t\"",
                "[1,]",
                "{\"a\":1,}",
                "// a\n1",
            })
    void aTextThatTheJudgeHasSomethingToSayAboutIsNotClean(String text) {
        assertThat(new ByteVerdict(new NodeLayout().node(CompiledSchema.ANY), Optional.empty())
                        .isClean(text.getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void whatIsTooDeepOrTooLongIsNotClean() {
        assertThat(isClean("[".repeat(512) + "]".repeat(512))).isTrue();
        assertThat(isClean("[".repeat(513) + "]".repeat(513))).isFalse();
        assertThat(isClean("9".repeat(1000))).isTrue();
        assertThat(isClean("9".repeat(1001))).isFalse();
        assertThat(isClean("1." + "9".repeat(1001))).isFalse();
        assertThat(isClean("1e9999")).isTrue();
    }

    @Test
    void bytesThatAreNotUtf8AreNotClean() {
        for (byte[] bytes : List.of(
                new byte[] {'"', (byte) 0xff, '"'},
                new byte[] {'"', (byte) 0xc3, '"'},
                new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'},
                "\"a\"".getBytes(StandardCharsets.UTF_16BE))) {
            assertThat(new ByteVerdict(new NodeLayout().node(CompiledSchema.ANY), Optional.empty()).isClean(bytes))
                    .isFalse();
        }
    }

    @Test
    void theExamplesOfAnotherMakerAreCleanOnlyWhereTheJudgeFindsNothing() {
        Contract nessie = Contract.read(Path.of("target", "foreign", "nessie", "META-INF", "openapi", "openapi.yaml"));
        Judge judge = Judge.of(nessie).distrusting();
        Schemas schemas = new Schemas(nessie);
        List<String> clean = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        nessie.operations()
                .forEach(operation -> operation
                        .samples()
                        .forEach(sample -> operation
                                .response(sample.status())
                                .flatMap(response -> response.contents().get(0).schema())
                                .flatMap(nessie::resolve)
                                .flatMap(schema -> VerdictCompiler.compile(nessie, schemas, schema))
                                .filter(verdict -> verdict.isClean(sample.body()))
                                .ifPresent(verdict -> {
                                    clean.add(operation + " " + sample);
                                    if (!judge.judge(operation, sample).isEmpty()) {
                                        wrong.add(operation + " " + sample);
                                    }
                                })));

        assertThat(clean).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    @Test
    void keysAreFoundInAnyOrderWhateverTheOrderOfEarlierBodies() {
        List<String> known = List.of("a", "ab", "abcdefgh", "abcdefghi", "abcdefghijklmnopqrs");
        List<String> spelled = new ArrayList<>(known);
        spelled.addAll(List.of("\\u0061", "abc", "abcdefghj", "abcdefghijklmnopqrt", ""));
        CompiledSchema schema = new CompiledSchema();
        schema.additionalProperties = null;
        known.forEach(key ->
                schema.fields.put(key, new CompiledSchema.Field(schema.fields.size(), CompiledSchema.ANY, List.of())));
        Verdict verdict = new ByteVerdict(new NodeLayout().node(schema), Optional.empty());
        Random random = new Random(3);
        int clean = 0;
        for (int i = 0; i < 20_000; i++) {
            List<String> keys = new ArrayList<>();
            StringBuilder body = new StringBuilder();
            for (int count = random.nextInt(6); count > 0; count--) {
                String key = spelled.get(random.nextInt(random.nextInt(4) == 0 ? spelled.size() : known.size() + 1));
                keys.add(key.equals("\\u0061") ? "a" : key);
                body.append(body.isEmpty() ? "" : ",").append(" ".repeat(random.nextInt(2)));
                body.append('"').append(key).append('"').append(" ".repeat(random.nextInt(20) / 19));
                body.append(random.nextInt(20) == 0 ? ": " : ":").append(random.nextBoolean() ? "1" : "\"b\"");
            }
            boolean isExpected = known.containsAll(keys) && Set.copyOf(keys).size() == keys.size();
            clean += isExpected ? 1 : 0;
            byte[] text = ("{" + body + "}").getBytes(StandardCharsets.UTF_8);
            byte[] within = TextNode.valueOf("{" + body + "}").toString().getBytes(StandardCharsets.UTF_8);

            assertThat(verdict.isClean(text)).as(body.toString()).isEqualTo(isExpected);
            assertThat(verdict.endOfClean(Arrays.copyOf(within, within.length + Verdict.PADDING), 1, within.length))
                    .as(body.toString())
                    .isEqualTo(isExpected ? within.length - 1 : -1);
        }

        assertThat(clean).isBetween(2_000, 18_000);
    }

    @Test
    void aKeyWithAQuoteOrABackslashIsOnlyFoundEscaped() {
        CompiledSchema schema = new CompiledSchema();
        schema.additionalProperties = null;
        for (String key : List.of("a\\", "b\":1,\"c")) {
            schema.fields.put(key, new CompiledSchema.Field(schema.fields.size(), CompiledSchema.ANY, List.of()));
        }
        for (List<String> bodies : List.of(
                List.of("{\"a\\\\\":1}", "{\"a\\\":1}"), List.of("{\"b\\\":1,\\\"c\":1}", "{\"b\":1,\"c\":1}"))) {
            Verdict verdict = new ByteVerdict(new NodeLayout().node(schema), Optional.empty());

            assertThat(verdict.isClean(bodies.get(0).getBytes(StandardCharsets.UTF_8)))
                    .isTrue();
            assertThat(verdict.isClean(bodies.get(1).getBytes(StandardCharsets.UTF_8)))
                    .isFalse();
        }
    }

    private static boolean isClean(String text) {
        return new ByteVerdict(new NodeLayout().node(CompiledSchema.ANY), Optional.empty())
                .isClean(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes bytes away, puts others in, or moves a part to another place. */
    private static byte[] garbled(byte[] text, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = random.nextInt(text.length);
        int length = random.nextInt(random.nextInt(10) == 0 ? text.length - at : Math.min(5, text.length - at));
        out.write(text, 0, at);
        switch (random.nextInt(3)) {
            case 0 -> out.write(BYTES[random.nextInt(BYTES.length)]);
            case 1 -> {
                out.write(BYTES[random.nextInt(BYTES.length)]);
                out.write(text, at, length);
            }
            default -> {
                int from = random.nextInt(text.length);
                out.write(text, from, random.nextInt(Math.min(5, text.length - from)));
            }
        }
        out.write(text, at + length, text.length - at - length);
        return out.toByteArray();
    }
}
