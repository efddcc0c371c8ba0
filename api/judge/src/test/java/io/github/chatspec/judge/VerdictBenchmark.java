package io.github.chatspec.judge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.judge.rule.Rules;
import io.github.chatspec.judge.schema.Schemas;
import io.github.chatspec.judge.verdict.TreeVerdict;
import io.github.chatspec.judge.verdict.Verdict;
import io.github.chatspec.judge.verdict.VerdictCompiler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints how many good bodies a second each verdict judges, next to Jackson's bare parse; {@code api/judge/bench/verdict.sh} runs it. */
final class VerdictBenchmark {

    private static final JsonFactory JACKSON = new JsonFactory();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 9;
    private static final int BODIES = 400;

    /** How often a round repeats the bodies. With fewer, the compilers of the JVM are still at work in the last round. */
    private static final int TIMES = 20;

    private static final double NANOS = 1e9;

    private VerdictBenchmark() {}

    /** Something that passes over a body. */
    private interface Pass {
        boolean over(byte[] body) throws IOException, JsonSyntaxException;
    }

    public static void main(String[] arguments) throws IOException, JsonSyntaxException {
        System.out.println(
                "bodies a second, and as multiples of Jackson's streaming parse (the best of " + ROUNDS + " rounds)");
        System.out.println(
                "operation                      bytes |      tree       |     verdict     | verdict in text |      judge      |  Jackson");
        for (Contract contract : Contract.builtIn()) {
            for (Operation operation : contract.operations()) {
                measure(contract, operation);
            }
        }
    }

    private static void measure(Contract contract, Operation operation) throws IOException, JsonSyntaxException {
        Response response = operation.response(200).orElseThrow();
        String schema = contract.resolve(response.contents().get(0).schema().orElseThrow())
                .orElseThrow();
        List<byte[]> random = Bodies.values(new Bodies(contract).of(schema), 1, BODIES).stream()
                .map(body -> body.toString().getBytes(StandardCharsets.UTF_8))
                .toList();
        measure(contract, operation, "random", random, schema);
        List<byte[]> printed = new ArrayList<>();
        List<byte[]> compact = new ArrayList<>();
        for (Sample sample : operation.samples()) {
            if (sample.status() == 200) {
                printed.add(sample.body());
                compact.add(
                        LocatedJson.readJson(sample.body()).tree().toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        measure(contract, operation, "samples", printed, schema);
        measure(contract, operation, "compact", compact, schema);
    }

    /** Measures the clean ones of some bodies. */
    private static void measure(Contract contract, Operation operation, String name, List<byte[]> all, String schema)
            throws IOException, JsonSyntaxException {
        Schemas schemas = new Schemas(contract);
        Verdict compiled = VerdictCompiler.compile(contract, schemas, schema).orElseThrow();
        Judge judge = Judge.of(contract);
        List<byte[]> bodies = new ArrayList<>();
        List<byte[]> clean = all.stream().filter(compiled::isClean).toList();
        while (bodies.size() < BODIES) {
            bodies.addAll(clean);
        }
        Map<byte[], byte[]> escaped = new IdentityHashMap<>();
        bodies.forEach(body -> escaped.put(body, text(body)));
        List<Pass> passes = List.of(
                new TreeVerdict(contract, schemas, schema, Rules.atPlaces())::isClean,
                compiled::isClean,
                body -> isCleanInText(compiled, escaped.get(body)),
                body -> judge.judge(Exchange.ofOperation(operation.qualifiedId())
                                .status(200)
                                .body(body))
                        .isEmpty(),
                VerdictBenchmark::parse);
        double[] rates = rates(passes, bodies);
        double jackson = rates[rates.length - 1];
        StringBuilder line = new StringBuilder(operation.qualifiedId() + ", " + name);
        line.append(" ".repeat(28 - line.length()))
                .append(String.format(
                        Locale.ROOT,
                        "%8.0f",
                        bodies.stream().mapToInt(body -> body.length).average().orElseThrow()));
        for (int i = 0; i < rates.length - 1; i++) {
            line.append(String.format(Locale.ROOT, " | %8.0f %5.3f", rates[i], rates[i] / jackson));
        }
        System.out.println(line.append(String.format(Locale.ROOT, " | %8.0f", jackson)));
    }

    /** Returns a text that consists of the body as a string. */
    private static byte[] text(byte[] body) {
        byte[] text = TextNode.valueOf(new String(body, StandardCharsets.UTF_8))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(text, text.length + Verdict.PADDING);
    }

    private static boolean isCleanInText(Verdict verdict, byte[] text) {
        int to = text.length - Verdict.PADDING;
        return verdict.endOfClean(text, 1, to) == to - 1;
    }

    private static double[] rates(List<Pass> passes, List<byte[]> bodies) throws IOException, JsonSyntaxException {
        List<List<Double>> rates = new ArrayList<>();
        passes.forEach(pass -> rates.add(new ArrayList<>()));
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            for (int i = 0; i < passes.size(); i++) {
                double rate = rate(passes.get(i), bodies);
                if (round >= 0) {
                    rates.get(i).add(rate);
                }
            }
        }
        return rates.stream()
                // Other processes only make a round slower.
                .mapToDouble(each ->
                        each.stream().mapToDouble(Double::doubleValue).max().orElseThrow())
                .toArray();
    }

    private static double rate(Pass pass, List<byte[]> bodies) throws IOException, JsonSyntaxException {
        // The time of the processor, which other processes on the machine affect less.
        long before = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < TIMES; i++) {
            for (byte[] body : bodies) {
                if (!pass.over(body)) {
                    throw new IllegalStateException("A good body was not called clean.");
                }
            }
        }
        return TIMES * bodies.size() * NANOS / (THREADS.getCurrentThreadCpuTime() - before);
    }

    private static boolean parse(byte[] body) throws IOException {
        try (JsonParser parser = JACKSON.createParser(body)) {
            int tokens = 0;
            while (parser.nextToken() != null) {
                tokens++;
            }
            return tokens > 0;
        }
    }
}
