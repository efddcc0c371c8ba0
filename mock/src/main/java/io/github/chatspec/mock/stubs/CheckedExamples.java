package io.github.chatspec.mock.stubs;

import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.contract.ContractProblem;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Marks the examples of a contract that violate it, which are served all the same. */
final class CheckedExamples {

    /** The response header with the number of violations of an example. */
    static final String HEADER = "chatspec-example-violations";

    private final Judge judge;
    private final List<ContractProblem> problems = new ArrayList<>();

    CheckedExamples(Judge judge) {
        this.judge = judge;
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

    /** Returns a contract whose bad examples have the header. */
    Contract check(Contract contract) {
        problems.addAll(contract.problems());
        return contract.withOperations(contract.operations().stream()
                .map(operation -> check(contract, operation))
                .toList());
    }

    /** Returns the problems of the contracts that were checked, and of their examples. */
    List<ContractProblem> problems() {
        return List.copyOf(problems);
    }

    private Operation check(Contract contract, Operation operation) {
        return operation.withResponses(operation.responses().stream()
                .map(response -> response.withContents(response.contents().stream()
                        .map(content -> content.withSamples(check(contract, operation, content)))
                        .toList()))
                .toList());
    }

    /** Returns the samples of a content; those after a good one are good if their bodies are and the rest is equal. */
    private List<Sample> check(Contract contract, Operation operation, Content content) {
        List<Sample> checked = new ArrayList<>();
        Sample good = null;
        for (Sample sample : content.samples()) {
            if (good != null
                    && sample.status() == good.status()
                    && sample.mediaType().equals(good.mediaType())
                    && sample.headers().equals(good.headers())
                    && judge.isClean(contract, content, sample.body())) {
                checked.add(sample);
                continue;
            }
            int before = problems.size();
            checked.add(check(operation, sample));
            good = problems.size() == before ? sample : good;
        }
        return checked;
    }

    private Sample check(Operation operation, Sample sample) {
        List<Finding> errors;
        try {
            errors = errors(judge, operation, sample);
        } catch (ContractException e) {
            // The schema cannot be used, so nothing is known about the example.
            problems.add(new ContractProblem(
                    sample.file(), e.getMessage().lines().findFirst().orElse("")));
            return sample;
        }
        if (errors.isEmpty()) {
            return sample;
        }
        problems.add(new ContractProblem(
                sample.file(),
                "The example " + sample.name() + " of " + operation.qualifiedId() + " violates the contract: "
                        + errors.get(0).message()));
        Map<String, String> headers = new LinkedHashMap<>(sample.headers());
        headers.put(HEADER, String.valueOf(errors.size()));
        return sample.withHeaders(headers);
    }
}
