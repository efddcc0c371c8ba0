package io.github.chatspec.review.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.review.ContractRevision;
import io.github.chatspec.source.Conflict;
import io.github.chatspec.source.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReviewPageConflictsTest {

    @TempDir
    private Path folder;

    static List<Contract> contracts() {
        return Contract.builtIn();
    }

    @Test
    void aConflictHasItsSidesItsRulingAndTheLinesThatItIsAbout() throws IOException {
        Path file = ReviewPages.things(folder.resolve("new"));
        Document page = ReviewPages.read(new ReviewPage(List.of(ContractRevision.read(file.toString()))));
        Element conflict = page.getElementById("things/conflicts/color-key");

        assertThat(conflict.select("dt").eachText())
                .containsExactly("One side", "One side", "Ruling 2", "Decision", "Reason", "In the contract");
        assertThat(conflict.select("dd").last().select("a").eachText()).containsExactly("things/schemas/Thing/color");
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void theLinesThatAConflictIsAboutAreMarkedAndNoOthers(Contract contract) throws IOException {
        Document page = ReviewPages.read(new ReviewPage(List.of(ContractRevision.read(contract.name()))));
        List<Conflict> conflicts = Ledger.of(contract).conflicts();
        ContractOutline outline = new ContractOutline(contract, new Anchors(List.of()));
        Set<String> pointers = new HashSet<>();
        conflicts.forEach(conflict -> pointers.addAll(conflict.about()));

        assertThat(pointers)
                .allSatisfy(pointer ->
                        assertThat(outline.entry(pointer)).as(pointer).isPresent());
        assertThat(page.select("#operations [data-flags~=contradictory]"))
                .hasSizeLessThan(page.select("#operations [data-flags]").size() / 2);
        assertThat(Set.copyOf(page.select("#operations [data-flags~=contradictory] .ruling summary")
                        .eachText()))
                .isEqualTo(conflicts.stream().map(Conflict::question).collect(Collectors.toSet()));
    }

    @Test
    void aConflictThatNamesLinesIsNextToTheseOnly() throws IOException {
        Path file = ReviewPages.things(folder.resolve("about"));
        Path sources = file.resolveSibling("sources.yaml");
        Files.writeString(
                sources,
                Files.readString(sources)
                        .replace(
                                "    ruling: 2",
                                "    about: [\"/components/schemas/Color/x-enum-facts/red\", \"odd\"]\n    ruling: 2"));
        Document page = ReviewPages.read(new ReviewPage(List.of(ContractRevision.read(file.toString()))));

        assertThat(page.select("#operations [data-flags~=contradictory]").eachAttr("id"))
                .containsExactly("things/schemas/Color=red");
        assertThat(page.select(".conflict dd").last().select("a").eachText())
                .containsExactly("things/schemas/Color=red");
    }
}
