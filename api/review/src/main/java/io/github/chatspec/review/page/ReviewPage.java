package io.github.chatspec.review.page;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.io.UserError;
import io.github.chatspec.report.HtmlPage;
import io.github.chatspec.review.Comparison;
import io.github.chatspec.review.ContractComparison;
import io.github.chatspec.review.ContractHistory;
import io.github.chatspec.review.ContractRevision;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The review page: each line of some contracts with its facts, rulings, samples, changes and recordings, in one HTML file.
 */
public final class ReviewPage {

    /** The ids that the template uses itself. */
    private static final List<String> OWN_IDS =
            List.of("operations", "documents", "conflicts", "filters", "search", "main", "contents", "keys");

    private final List<ContractRevision> contracts;
    private final Map<String, Comparison> comparisons = new HashMap<>();
    private final Map<String, ContractHistory> histories = new HashMap<>();
    private Optional<Observations> observations = Optional.empty();

    /**
     * Creates the page of some contracts.
     *
     * @param contracts the contracts, in the order of the page
     */
    public ReviewPage(List<ContractRevision> contracts) {
        this.contracts = List.copyOf(contracts);
    }

    /**
     * Adds how often recordings have each place of the contracts.
     *
     * @param recorded what was observed
     * @return this page
     * @throws UserError if none of the page's contracts was observed
     */
    public ReviewPage with(Observations recorded) {
        boolean isObserved = contracts.stream()
                .anyMatch(contract ->
                        recorded.contracts().containsKey(contract.contract().name()));
        if (!isObserved) {
            throw new UserError(
                    "The observations are of other contracts; name one of them.",
                    String.join(", ", recorded.contracts().keySet()));
        }
        observations = Optional.of(recorded);
        return this;
    }

    /**
     * Adds what changed in a contract.
     *
     * @param older the contract before the changes
     * @param newer one of the page's contracts
     * @return this page
     * @throws UserError if a schema cannot be used
     */
    public ReviewPage since(ContractRevision older, ContractRevision newer) {
        comparisons.put(
                newer.contract().name(), ContractComparison.of(older, newer).run());
        return this;
    }

    /**
     * Adds since which revision a contract has each line.
     *
     * @param history the revisions of its file
     * @param contract one of the page's contracts
     * @return this page
     */
    public ReviewPage with(ContractHistory history, ContractRevision contract) {
        histories.put(contract.contract().name(), history);
        return this;
    }

    /**
     * Writes the page of the built-in contracts, for the build.
     *
     * @param arguments the file to write
     * @throws IOException if it cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        List<ContractRevision> builtIn = Contract.builtIn().stream()
                .map(contract -> ContractRevision.of(contract.name(), contract))
                .toList();
        try (Writer out =
                new OutputStreamWriter(Files.newOutputStream(Path.of(arguments[0])), StandardCharsets.UTF_8)) {
            new ReviewPage(builtIn).write(out);
        }
    }

    /**
     * Writes the page.
     *
     * @param out where it goes, in UTF-8; it is neither flushed nor closed
     * @throws IOException if it cannot be written
     * @throws UserError if the observations are of another version of a contract
     */
    public void write(Appendable out) throws IOException {
        Anchors anchors = new Anchors(OWN_IDS);
        List<PageContract> pages = new ArrayList<>();
        for (ContractRevision contract : contracts) {
            pages.add(PageContract.of(
                    contract,
                    observations,
                    Optional.ofNullable(comparisons.get(contract.contract().name())),
                    Optional.ofNullable(histories.get(contract.contract().name())),
                    anchors));
        }
        List<Map<String, ?>> sections = new ArrayList<>();
        List<Map<String, ?>> documents = new ArrayList<>();
        List<Map<String, ?>> conflicts = new ArrayList<>();
        Map<PageFlag, Integer> counts = new EnumMap<>(PageFlag.class);
        for (PageContract page : pages) {
            sections.add(section(page, counts));
            page.sources().ifPresent(sources -> {
                documents.addAll(new DocumentView(page, sources).documents());
                conflicts.addAll(ConflictView.of(page, sources, sources.ledger().conflicts()));
            });
        }
        Map<String, Object> values = new HashMap<>();
        values.put("title", title(pages));
        values.put("about", EntryValues.texts(about(pages)));
        values.put("contracts", sections);
        values.put("flags", flags(counts));
        values.put("hasLedger", documents.isEmpty() ? List.of() : List.of(Map.of()));
        values.put("documents", documents.isEmpty() ? List.of() : List.of(Map.of("documents", documents)));
        values.put(
                "conflicts",
                conflicts.isEmpty() ? List.of() : List.of(Map.of("conflicts", conflicts, "count", conflicts.size())));
        HtmlPage.of("review/review").write(values, out);
    }

    private static String title(List<PageContract> pages) {
        return String.join(
                ", ", pages.stream().map(page -> page.contract().title()).toList());
    }

    private List<String> about(List<PageContract> pages) {
        List<String> about = new ArrayList<>();
        for (PageContract page : pages) {
            String name = page.contract().name() + " " + page.contract().version();
            String since = page.changes()
                    .map(changes -> ", compared with " + changes.olderName())
                    .orElse("");
            String recorded = page.shares().isPresent() ? ", with recordings" : "";
            String history = page.history().map(LineHistory::about).orElse("");
            about.add(name + since + recorded + history);
        }
        return about;
    }

    private static Map<String, ?> section(PageContract page, Map<PageFlag, Integer> counts) {
        EntryValues values = new EntryValues(page);
        List<Map<String, ?>> groups = new ArrayList<>();
        for (EntryGroup group : page.outline().groups()) {
            List<Map<String, ?>> entries = new ArrayList<>();
            for (PageEntry entry : group.entries()) {
                Map<String, ?> shown = values.of(entry);
                Set<String> flags =
                        new HashSet<>(List.of(shown.get("flags").toString().split(" ")));
                for (PageFlag flag : PageFlag.values()) {
                    counts.merge(flag, flags.contains(flag.key()) ? 1 : 0, Integer::sum);
                }
                entries.add(shown);
            }
            groups.add(Map.of(
                    "title",
                    group.title(),
                    "anchor",
                    group.entries().get(0).anchor(),
                    "kind",
                    group.isOperation() ? "operation" : "",
                    "entries",
                    entries));
        }
        return Map.of("title", page.contract().title(), "groups", groups);
    }

    private static List<Map<String, ?>> flags(Map<PageFlag, Integer> counts) {
        List<Map<String, ?>> flags = new ArrayList<>();
        counts.forEach((flag, count) -> {
            if (count > 0) {
                flags.add(Map.of("flag", flag.key(), "label", flag.label(), "count", count));
            }
        });
        return flags;
    }
}
