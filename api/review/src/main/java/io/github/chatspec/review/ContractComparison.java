package io.github.chatspec.review;

import io.github.chatspec.check.Input;
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

    private final ContractRevision older;
    private final ContractRevision newer;
    private final List<Input> recordings;
    private final List<String> bases;
    private final boolean searchesRecordings;

    private ContractComparison(
            ContractRevision older,
            ContractRevision newer,
            List<Input> recordings,
            List<String> bases,
            boolean searchesRecordings) {
        this.older = older;
        this.newer = newer;
        this.recordings = recordings;
        this.bases = bases;
        this.searchesRecordings = searchesRecordings;
    }

    /**
     * Creates a comparison.
     *
     * @param older the contract before the changes
     * @param newer the contract after the changes
     * @return the comparison, which has not been run
     */
    public static ContractComparison of(ContractRevision older, ContractRevision newer) {
        return new ContractComparison(older, newer, List.of(), List.of(), false);
    }

    /**
     * Returns a comparison of the same contracts that also reads recordings, so that each change has the number of recorded
     * answers that it is about.
     *
     * @param inputs the recordings
     * @param urls the base URLs to which their requests were sent instead of the contracts' servers
     * @param areSearched whether searches start from recorded bodies too, whose values may then be part of a witness
     * @return the comparison
     */
    public ContractComparison with(List<Input> inputs, List<String> urls, boolean areSearched) {
        return new ContractComparison(older, newer, List.copyOf(inputs), List.copyOf(urls), areSearched);
    }

    /**
     * Compares the contracts.
     *
     * @return the changes with their verdicts
     * @throws io.github.chatspec.io.UserError if a recording cannot be read, or a schema cannot be used
     */
    public Comparison run() {
        ContractSide olderSide = new ContractSide(older.contract());
        ContractSide newerSide = new ContractSide(newer.contract());
        RecordedAnswers answers = new RecordedAnswers(olderSide, newerSide, recordings, bases);
        RecordedBodies recorded = new RecordedBodies();
        if (searchesRecordings) {
            answers.each(answer -> answer.body()
                    .ifPresent(body ->
                            recorded.add(answer.operation(), answer.exchange().status(), body)));
        }
        ChangeList list = new ChangeList(olderSide, newerSide);
        BodyComparison bodies = new BodyComparison(list);
        for (OperationComparison.Pair pair : new OperationComparison(list).pairs()) {
            new ServerComparison(list).compare(pair);
            new RequestComparison(list, bodies, pair).compare();
            new ResponseComparison(list, bodies, recorded, pair).compare();
        }
        bodies.finish();
        new DocumentComparison(list).compare();
        List<Change> found = recordings.isEmpty() ? list.changes() : new TouchedAnswers(list).count(answers);
        LedgerComparison ledgers = new LedgerComparison(older, newer);
        List<Change> changes = new ArrayList<>();
        found.forEach(change -> changes.add(ledgers.cited(change)));
        changes.sort(Comparator.comparing(Change::compatibility));
        return new Comparison(older, newer, List.copyOf(changes), List.of(), ledgers.remarks(changes));
    }
}
