package io.github.chatspec.judge;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.rule.Rule;
import io.github.chatspec.judge.rule.Rules;
import io.github.chatspec.judge.schema.Schemas;
import io.github.chatspec.judge.verdict.TreeVerdict;
import io.github.chatspec.judge.verdict.Verdicts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the verdicts on bodies, that on a tree and the compiled one, against what the judge finds in them. */
public final class Agreement {

    private static final Set<String> OUTER =
            Rules.outsideBody().stream().map(Rule::id).collect(Collectors.toSet());

    private static final Judge DISTRUSTING = Mutant.JUDGE.distrusting();

    private final Map<Contract, Verdicts> verdicts = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int clean;
    private int found;
    private int vague;

    /** Looks at a body in its promised media type, and takes it apart also where it is called clean. */
    public void add(Contract contract, Operation operation, Exchange exchange, List<Finding> findings) {
        Optional<String> schema = operation
                .response(exchange.status())
                .flatMap(response -> response.contents().get(0).schema())
                .flatMap(contract::resolve);
        if (schema.isEmpty()) {
            return;
        }
        Verdicts known = verdicts.computeIfAbsent(
                contract, absent -> new Verdicts(contract, new Schemas(contract), Rules.atPlaces()));
        boolean byTree =
                new TreeVerdict(contract, known.schemas(), schema.get(), Rules.atPlaces()).isClean(exchange.body());
        boolean byTokens = known.of(schema.get()).isClean(exchange.body());
        boolean isClean = byTree || byTokens;
        List<Finding> all = isClean ? DISTRUSTING.judge(exchange) : findings;
        boolean isFound = all.stream().anyMatch(finding -> !OUTER.contains(finding.rule()));
        clean += isClean ? 1 : 0;
        found += isFound ? 1 : 0;
        vague += !(byTree && byTokens) && !isFound ? 1 : 0;
        if (isClean && isFound) {
            wrong.add((byTokens ? "clean by its tokens, but " : "clean by its tree, but ") + all);
        }
    }

    /** What was called clean although something was found. */
    public List<String> wrong() {
        return wrong;
    }

    /** How many bodies a verdict did not call clean although nothing was found. */
    int vague() {
        return vague;
    }

    @Override
    public String toString() {
        return "verdict: " + clean + " clean, " + found + " with findings, " + vague + " neither";
    }
}
