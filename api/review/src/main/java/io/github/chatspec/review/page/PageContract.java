package io.github.chatspec.review.page;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.review.Comparison;
import io.github.chatspec.review.ContractHistory;
import io.github.chatspec.review.ContractRevision;
import java.util.Optional;

/**
 * All that the page shows of one contract.
 *
 * @param contract the contract
 * @param outline its lines
 * @param samples what its samples have
 * @param sources its facts and conflicts, if it has a ledger
 * @param shares what recordings have, if there are any of it
 * @param changes what changed since an older revision, if there is one
 * @param history since when it has its lines, if the page shows that
 */
record PageContract(
        Contract contract,
        ContractOutline outline,
        SampleValues samples,
        Optional<LedgerSources> sources,
        Optional<RecordedShares> shares,
        Optional<ContractChanges> changes,
        Optional<LineHistory> history) {

    static PageContract of(
            ContractRevision revision,
            Optional<Observations> observations,
            Optional<Comparison> comparison,
            Optional<ContractHistory> history,
            Anchors anchors) {
        Contract contract = revision.contract();
        ContractOutline outline = new ContractOutline(contract, anchors);
        SchemaPlaces places = new SchemaPlaces(contract);
        return new PageContract(
                contract,
                outline,
                new SampleValues(contract, outline, places),
                revision.ledger().map(ledger -> new LedgerSources(contract, ledger, anchors)),
                observations
                        .filter(all -> all.contracts().containsKey(contract.name()))
                        .map(all -> new RecordedShares(contract, all, outline, places)),
                comparison.map(each -> new ContractChanges(each, outline)),
                history.map(each -> new LineHistory(contract, each, outline)));
    }
}
