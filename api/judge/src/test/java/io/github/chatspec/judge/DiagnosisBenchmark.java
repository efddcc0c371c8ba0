package io.github.chatspec.judge;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.judge.rule.Rules;
import io.github.chatspec.judge.schema.Schemas;
import io.github.chatspec.judge.verdict.Verdicts;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints how long the diagnosis of a broken body takes, next to reading it; {@code api/judge/bench/diagnosis.sh} runs it. */
final class DiagnosisBenchmark {

    private static final int ROUNDS = 31;
    private static final int OPERATION_BODIES = 600;
    /** The time of this thread alone, since other processes and the compiler of the JVM run beside it. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final double NANOS_PER_MICRO = 1e3;

    private DiagnosisBenchmark() {}

    /** Something that passes over a response. */
    private interface Pass {
        void over(Exchange exchange) throws JsonSyntaxException;
    }

    public static void main(String[] arguments) throws JsonSyntaxException {
        System.out.println("microseconds for each body that is not clean (medians of " + ROUNDS + ")");
        System.out.println("operation           bodies   bytes |   read |  judge | judge / read");
        for (Map.Entry<Operation, List<Exchange>> mutants : mutants().entrySet()) {
            measure(mutants.getKey(), mutants.getValue());
        }
    }

    /** Returns the mutants that are not clean, evenly chosen from those of each operation. */
    private static Map<Operation, List<Exchange>> mutants() {
        Map<String, Verdicts> verdicts = new HashMap<>();
        Map<Operation, List<Exchange>> all = new LinkedHashMap<>();
        for (Good good : Good.all()) {
            Verdicts known = verdicts.computeIfAbsent(
                    good.contract().name(),
                    absent -> new Verdicts(good.contract(), new Schemas(good.contract()), Rules.atPlaces()));
            for (Mutation mutation : Mutation.of(good)) {
                Exchange exchange = mutation.made().get();
                boolean isJson = good.status() == 200 && mutation.tree().isPresent();
                if (isJson && !known.of(good.schema()).isClean(exchange.body())) {
                    all.computeIfAbsent(good.operation(), absent -> new ArrayList<>())
                            .add(exchange);
                }
            }
        }
        all.replaceAll((operation, mutants) -> {
            List<Exchange> chosen = new ArrayList<>();
            for (int i = 0; i < OPERATION_BODIES; i++) {
                chosen.add(mutants.get((int) ((long) i * mutants.size() / OPERATION_BODIES)));
            }
            return chosen;
        });
        return all;
    }

    private static void measure(Operation operation, List<Exchange> mutants) throws JsonSyntaxException {
        List<Pass> passes =
                List.of(exchange -> LocatedJson.readJson(exchange.body()), exchange -> Mutant.JUDGE.judge(exchange));
        double[] micros = micros(passes, mutants);
        System.out.println(String.format(
                Locale.ROOT,
                "%-20s %5d %7.0f | %6.1f | %6.1f | %5.1f",
                operation.qualifiedId(),
                mutants.size(),
                mutants.stream().mapToInt(each -> each.body().length).average().orElseThrow(),
                micros[0],
                micros[1],
                micros[1] / micros[0]));
    }

    private static double[] micros(List<Pass> passes, List<Exchange> mutants) throws JsonSyntaxException {
        double[][] times = new double[passes.size()][ROUNDS];
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            for (int i = 0; i < passes.size(); i++) {
                long before = CLOCK.getCurrentThreadCpuTime();
                for (Exchange exchange : mutants) {
                    passes.get(i).over(exchange);
                }
                times[i][Math.max(round, 0)] =
                        (CLOCK.getCurrentThreadCpuTime() - before) / NANOS_PER_MICRO / mutants.size();
            }
        }
        return Arrays.stream(times)
                .mapToDouble(each -> Arrays.stream(each)
                        .sorted()
                        .skip(ROUNDS / 2)
                        .findFirst()
                        .orElseThrow())
                .toArray();
    }
}
