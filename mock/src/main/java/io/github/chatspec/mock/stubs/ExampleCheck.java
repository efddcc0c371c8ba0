package io.github.chatspec.mock.stubs;

import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.contract.ContractProblem;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges the examples of contracts, each one when it is first sent, or when all problems are listed.
 *
 * <p>An example that violates its contract is sent with a header that has the number of its violations.
 */
final class ExampleCheck {

    /** The response header with the number of violations that the judge finds in the example. */
    static final String HEADER = "chatspec-example-violations";

    /** Accepts all examples. */
    static final ExampleCheck NONE = new ExampleCheck(Judge.of(), List.of());

    private final Judge judge;
    private final List<Contract> contracts;
    /** The examples by operation, media type and place, in the order of the contracts. */
    private final Map<String, Example> examples = new LinkedHashMap<>();

    /**
     * Creates a check.
     *
     * @param judge a judge of the contracts
     * @param contracts the contracts before they are completed
     */
    ExampleCheck(Judge judge, List<Contract> contracts) {
        this.judge = judge;
        this.contracts = contracts;
        for (Contract contract : contracts) {
            for (Operation operation : contract.operations()) {
                for (Response response : operation.responses()) {
                    response.contents().forEach(content -> add(contract, operation, content));
                }
            }
        }
    }

    private void add(Contract contract, Operation operation, Content content) {
        Example first = null;
        for (Sample sample : content.samples()) {
            Example example = new Example(contract, operation, content, sample, first);
            examples.putIfAbsent(key(operation, sample), example);
            first = first == null ? example : first;
        }
    }

    /** Throws a {@link ContractException} with the first violation, if a sample violates its contract. */
    static void requireGood(Judge judge) {
        for (Operation operation : judge.operations()) {
            for (Sample sample : operation.samples()) {
                for (Finding finding : errors(judge, operation, sample)) {
                    throw new ContractException(
                            "The sample " + sample.name() + " of " + operation.qualifiedId()
                                    + " violates its contract; fix the sample or the contract. " + finding.message(),
                            sample.file() + " " + finding.rule() + " "
                                    + finding.pointer().orElse(""));
                }
            }
        }
    }

    private static List<Finding> errors(Judge judge, Operation operation, Sample sample) {
        return judge.judge(operation, sample).stream()
                .filter(finding -> finding.level() == Level.ERROR)
                .toList();
    }

    private static String key(Operation operation, Sample sample) {
        return operation.qualifiedId() + " " + sample.mediaType() + " "
                + sample.place().pointer();
    }

    /** Returns a contract whose bad examples have the header, as soon as their headers are read. */
    Contract mark(Contract completed) {
        return contracts.isEmpty()
                ? completed
                : completed.withOperations(
                        completed.operations().stream().map(this::mark).toList());
    }

    /** Returns the problems of the contracts and of their examples; this judges all examples. */
    List<ContractProblem> problems() {
        List<ContractProblem> problems = new ArrayList<>();
        for (Contract contract : contracts) {
            problems.addAll(contract.problems());
            for (Example example : examples.values()) {
                if (example.operation.contract().equals(contract.name())) {
                    example.result().problem().ifPresent(problems::add);
                }
            }
        }
        return problems;
    }

    private Operation mark(Operation operation) {
        return operation.withResponses(operation.responses().stream()
                .map(response -> response.withContents(response.contents().stream()
                        .map(content -> content.withSamples(content.samples().stream()
                                .map(sample -> mark(operation, sample))
                                .toList()))
                        .toList()))
                .toList());
    }

    private Sample mark(Operation operation, Sample sample) {
        Example example = sample.isGenerated() ? null : examples.get(key(operation, sample));
        return example == null ? sample : sample.withHeaders(new CheckedHeaders(sample.headers(), example));
    }

    /** Returns whether the headers of a sample, and so its response, are known only when it has been judged. */
    static boolean isUnknown(Sample sample) {
        return sample.headers() instanceof CheckedHeaders;
    }

    /**
     * What the judge found in an example.
     *
     * @param violations the number of violations
     * @param problem the first violation, or why the example cannot be judged
     */
    private record Result(int violations, Optional<ContractProblem> problem) {}

    private static final Result GOOD = new Result(0, Optional.empty());

    /** An example that is judged once. */
    private final class Example {

        private final Contract contract;
        private final Operation operation;
        private final Content content;
        private final Sample sample;
        /** The first example of the content; null for itself. */
        private final Example first;

        private Result result;

        Example(Contract contract, Operation operation, Content content, Sample sample, Example first) {
            this.contract = contract;
            this.operation = operation;
            this.content = content;
            this.sample = sample;
            this.first = first;
        }

        synchronized Result result() {
            if (result == null) {
                result = isLikeFirst() && judge.isClean(contract, content, sample.body()) ? GOOD : judged();
            }
            return result;
        }

        /** Returns whether the first example is good, and this one differs from it only in its body. */
        private boolean isLikeFirst() {
            return first != null
                    && sample.status() == first.sample.status()
                    && sample.mediaType().equals(first.sample.mediaType())
                    && sample.headers().equals(first.sample.headers())
                    && first.result().problem().isEmpty();
        }

        private Result judged() {
            try {
                List<Finding> errors = errors(judge, operation, sample);
                return new Result(
                        errors.size(),
                        errors.stream()
                                .findFirst()
                                .map(error -> problem("The example " + sample.name() + " of " + operation.qualifiedId()
                                        + " violates the contract: " + error.message())));
            } catch (ContractException e) {
                // The schema cannot be used, so nothing is known about the example.
                return new Result(
                        0,
                        Optional.of(problem(e.getMessage().lines().findFirst().orElse(""))));
            }
        }

        private ContractProblem problem(String message) {
            return new ContractProblem(sample.file(), message);
        }
    }

    /** The headers of a sample, among them the number of its violations, which is found when they are read. */
    private static final class CheckedHeaders extends AbstractMap<String, String> {

        private final Map<String, String> documented;
        private final Example example;

        CheckedHeaders(Map<String, String> documented, Example example) {
            this.documented = documented;
            this.example = example;
        }

        @Override
        public Set<Map.Entry<String, String>> entrySet() {
            int violations = example.result().violations();
            if (violations == 0) {
                return documented.entrySet();
            }
            Map<String, String> all = new LinkedHashMap<>(documented);
            all.put(HEADER, String.valueOf(violations));
            return all.entrySet();
        }

        /** Compares without judging the example, since samples are often compared. */
        @Override
        public boolean equals(Object other) {
            return other instanceof CheckedHeaders headers
                    ? example == headers.example && documented.equals(headers.documented)
                    : super.equals(other);
        }

        @Override
        public int hashCode() {
            return documented.hashCode();
        }
    }
}
