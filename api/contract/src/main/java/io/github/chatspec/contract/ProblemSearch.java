package io.github.chatspec.contract;

import java.util.List;
import java.util.function.Supplier;

/** The defects of a document, which are looked for once, when they are first asked for. */
final class ProblemSearch implements Supplier<List<ContractProblem>> {

    /** The search in a document that has no defects. */
    static final ProblemSearch NONE = new ProblemSearch(List.of());

    private final Supplier<List<ContractProblem>> search;
    private List<ContractProblem> found;

    ProblemSearch(Supplier<List<ContractProblem>> search) {
        this.search = search;
    }

    private ProblemSearch(List<ContractProblem> found) {
        this.search = null;
        this.found = found;
    }

    @Override
    public synchronized List<ContractProblem> get() {
        if (found == null) {
            found = List.copyOf(search.get());
        }
        return found;
    }
}
