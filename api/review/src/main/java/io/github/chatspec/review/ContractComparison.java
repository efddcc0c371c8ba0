package io.github.chatspec.review;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.schema.ContractSide;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Compares two contracts, and proves each verdict with an exchange that one of them accepts and the other refuses.
 *
 * <pre>{@code
 * Comparison comparison = ContractComparison.of(older, newer).run();
 * }</pre>
 */
public final class ContractComparison {

    private final Contract older;
    private final Contract newer;
    private final RecordedBodies recorded = new RecordedBodies();

    private ContractComparison(Contract older, Contract newer) {
        this.older = older;
        this.newer = newer;
    }

    /**
     * Creates a comparison.
     *
     * @param older the contract before the changes
     * @param newer the contract after the changes
     * @return the comparison, which has not been run
     */
    public static ContractComparison of(Contract older, Contract newer) {
        return new ContractComparison(older, newer);
    }

    /**
     * Compares the contracts.
     *
     * @return the changes with their verdicts
     */
    public Comparison run() {
        ChangeList list = new ChangeList(new ContractSide(older), new ContractSide(newer));
        BodyComparison bodies = new BodyComparison(list);
        for (OperationComparison.Pair pair : new OperationComparison(list).pairs()) {
            new ServerComparison(list).compare(pair);
            new RequestComparison(list, bodies, pair).compare();
            new ResponseComparison(list, bodies, recorded, pair).compare();
        }
        bodies.finish();
        new DocumentComparison(list).compare();
        List<Change> changes = new ArrayList<>(list.changes());
        changes.sort(Comparator.comparing(Change::compatibility));
        return new Comparison(older, newer, List.copyOf(changes), List.of());
    }
}
