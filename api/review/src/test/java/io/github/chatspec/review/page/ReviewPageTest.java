package io.github.chatspec.review.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.io.UserError;
import io.github.chatspec.review.ContractRevision;
import io.github.chatspec.source.Ledger;
import io.github.chatspec.source.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReviewPageTest {

    @TempDir
    private Path folder;

    private ContractRevision things;

    static List<Contract> contracts() {
        return Contract.builtIn();
    }

    @BeforeEach
    void readContract() throws IOException {
        things = ContractRevision.read(ReviewPages.things(folder.resolve("new")).toString());
    }

    @Test
    void aPropertyIsNextToItsFactsTheirPlaceAndTheRulingOfTheirConflict() throws IOException {
        Element color = page().getElementById("things/schemas/Thing/color");

        assertThat(color.select(".fact").eachText())
                .containsExactly(
                        "A string, the color. The document of things, table Fields, color",
                        "The color, in another spelling. The document of things, the sample, colour");
        assertThat(color.select(".fact a").eachAttr("href"))
                .containsExactly("#things/facts/doc.color", "#things/facts/doc.colour");
        assertThat(color.select(".ruling summary").text()).isEqualTo("How is the key spelled?");
        assertThat(color.select(".ruling dd").eachText())
                .containsExactly(
                        "color",
                        "colour",
                        "Both are accepted.",
                        "Only color is a property.",
                        "No payload has the other one. The whole conflict");
        assertThat(color.select(".promise > p").eachText()).contains("The color of a thing.");
        assertThat(color.select(".type a").eachAttr("href")).containsExactly("#things/schemas/Color");
        assertThat(color.attr("data-flags")).isEqualTo("contradictory");
    }

    @Test
    void valuesStatusesAndExamplesHaveTheirSourcesToo() throws IOException {
        Document page = page();

        assertThat(page.getElementById("things/schemas/Color=red")
                        .select(".fact")
                        .text())
                .startsWith("A color.");
        assertThat(page.getElementById("things/schemas/Color=blue")
                        .select(".evidence")
                        .text())
                .isEqualTo("Beyond the documents: Seen in a public payload.");
        assertThat(page.getElementById("things/getThing/404").select(".fact").text())
                .startsWith("It is gone.");
        assertThat(page.getElementById("things/getThing/200/red")
                        .select(".fact")
                        .text())
                .startsWith("A red thing.");
        assertThat(page.getElementById("things/getThing/200/red").select("pre").text())
                .contains("\"width\"");
        assertThat(page.getElementById("things/getThing/query/page").text())
                .contains("required", "integer", "minimum 1", "A page is a number.");
        assertThat(page.getElementById("things/getThing/path").attr("data-flags"))
                .isEqualTo("beyond");
    }

    @Test
    void aPropertyShowsTheValuesOfTheSamplesAndALineWithoutAnyIsMarked() throws IOException {
        Document page = page();

        assertThat(page.getElementById("things/schemas/Thing/id")
                        .select(".sample")
                        .eachText())
                .containsExactly("1 red", "2 plain");
        assertThat(page.getElementById("things/schemas/Thing/size/width")
                        .select(".sample a")
                        .eachAttr("href"))
                .containsExactly("#things/getThing/200/red");
        assertThat(page.getElementById("things/schemas/Thing/id")
                        .select(".figure")
                        .text())
                .isEqualTo("In 2 samples");
        assertThat(page.getElementById("things/schemas/Color=red")
                        .select(".figure")
                        .text())
                .isEqualTo("In 1 sample");
        assertThat(page.select("[data-flags~=unseen]").eachAttr("id"))
                .containsExactly("things/getThing/404", "things/schemas/Thing/owner", "things/schemas/Color=blue");
    }

    @Test
    void recordingsShowTheShareWithItsIntervalAndWhatIsNotDocumented() throws IOException {
        Observations recorded = ReviewPages.recorded(
                things.contract(),
                200,
                "{\"id\": 1, \"color\": \"red\"}",
                "{\"id\": 2, \"color\": \"green\"}",
                "{\"id\": 3, \"owner\": null}",
                "{\"id\": 4, \"other\": 1}");
        recorded.merge(ReviewPages.recorded(things.contract(), 500, "{}"));
        Document page = ReviewPages.read(new ReviewPage(List.of(things)).with(recorded));

        assertThat(figures(page, "things/schemas/Thing/color")).contains("In 50 % (15–85) of 4 recorded");
        assertThat(figures(page, "things/schemas/Color=red")).contains("In 50 % (9–91) of 2 recorded");
        assertThat(figures(page, "things/schemas/Thing/size")).contains("In 0 % (0–49) of 4 recorded");
        assertThat(figures(page, "things/getThing/200")).contains("In 80 % (38–96) of 5 recorded");
        assertThat(findings(page, "things/schemas/Thing"))
                .containsExactly("Open finding: The undocumented field \"other\" was recorded once in 4 objects"
                        + " (getThing 200).");
        assertThat(findings(page, "things/schemas/Thing/color"))
                .containsExactly(
                        "Open finding: The undocumented value \"green\" was recorded once (getThing 200 /color).");
        assertThat(findings(page, "things/schemas/Thing/owner"))
                .containsExactly(
                        "Open finding: The type is not documented: null was recorded once (getThing 200" + " /owner).");
        assertThat(findings(page, "things/getThing"))
                .containsExactly("Open finding: The undocumented status 500 was recorded once.");
        // In samples, but never recorded.
        assertThat(page.select("[data-flags~=unseen]").eachAttr("id"))
                .containsExactly(
                        "things/getThing/404",
                        "things/schemas/Thing/size",
                        "things/schemas/Thing/size/width",
                        "things/schemas/Color=blue");
    }

    @Test
    void recordingsOfOtherContractsOrVersionsAreRefused() throws IOException {
        Observations others = ReviewPages.recorded(Contract.builtIn("helpscout"), 200, "{}");
        Contract older = ContractRevision.read(
                        ReviewPages.olderThings(folder.resolve("old")).toString())
                .contract();
        Observations otherVersion = ReviewPages.recorded(older, 200, "{}");

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> new ReviewPage(List.of(things)).with(others))
                .withMessageContaining("The observations are of other contracts");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> ReviewPages.read(new ReviewPage(List.of(things)).with(otherVersion)))
                .withMessageContaining("another version");
    }

    @Test
    void changesSinceAnOlderRevisionAreNextToTheirLines() throws IOException {
        ContractRevision older = ContractRevision.read(
                ReviewPages.olderThings(folder.resolve("old")).toString());
        Document page = ReviewPages.read(new ReviewPage(List.of(things)).since(older, things));

        assertThat(page.select("[data-flags~=changed]").eachAttr("id"))
                .containsExactly(
                        // The version.
                        "things",
                        "things/schemas/Thing/size/width",
                        "things/schemas/Thing/owner",
                        "things/schemas/Color=blue");
        assertThat(page.getElementById("things/schemas/Thing/owner")
                        .select(".change")
                        .text())
                .contains("New:", "(version 1.0.0) does not have it.");
        assertThat(page.getElementById("things/schemas/Thing/size/width")
                        .select(".change")
                        .text())
                .contains("maximum", "99", "9");
        assertThat(page.getElementById("things/schemas/Color=blue")
                        .select(".change")
                        .eachText())
                .anyMatch(text -> text.startsWith("Changed (breaking):"))
                .anyMatch(text -> text.startsWith("New:"));
    }

    @Test
    void aDescriptionThatChangedIsNextToTheOneBefore() throws IOException {
        Path file = ReviewPages.things(folder.resolve("described"));
        Files.writeString(file, Files.readString(file).replace("title: \"Things\"", "title: \"Other things\""));
        ContractRevision newer = ContractRevision.read(file.toString());
        Document page = ReviewPages.read(new ReviewPage(List.of(newer)).since(things, newer));

        assertThat(page.getElementById("things").select(".change").eachText())
                .containsExactly("Changed (documentation): title of /info was changed. Before: \"Things\"");
    }

    @Test
    void everyRowOfADocumentIsListedWithItsPlacesInTheContract() throws IOException {
        Document page = page();
        Element document = page.getElementById("documents");

        assertThat(document.select(".row").eachAttr("id"))
                .containsExactlyInAnyOrderElementsOf(things.ledger().orElseThrow().facts().stream()
                        .map(fact -> "things/facts/" + fact.id())
                        .toList());
        assertThat(document.select(".group > .aside").last().text())
                .isEqualTo("2 of 2 (100 %) sentences are facts or say nothing about the API.");
        assertThat(document.select(".silent li").eachText()).containsExactly("line 1: a heading");
        assertThat(page.getElementById("things/facts/doc.color").select("h5").text())
                .isEqualTo("color lines 2 to 3");
        assertThat(document.select(".group > .aside").first().text())
                .isEqualTo("doc.txt: 6 of 7 (85 %) table rows and 10 of 11 (90 %) facts are in the contract.");
        assertThat(page.getElementById("things/facts/doc.color")
                        .select(".went a")
                        .eachText())
                .containsExactly("things/schemas/Thing/color");
        assertThat(page.getElementById("things/facts/doc.lost").select(".went").text())
                .isEqualTo("In the contract: nowhere");
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyPlaceThatHasASourceIsALine(Contract contract) throws IOException {
        ContractOutline outline = new ContractOutline(contract, new Anchors(List.of()));
        Provenance provenance = Provenance.of(contract, Ledger.of(contract));

        assertThat(provenance.citations())
                .isNotEmpty()
                .allSatisfy((fact, places) -> assertThat(places)
                        .isNotEmpty()
                        .allSatisfy(place -> assertThat(outline.entry(place.pointer()))
                                .as(place.pointer())
                                .isPresent()));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyTableRowOfABuiltInContractIsInTheContract(Contract contract) throws IOException {
        Document page = ReviewPages.read(new ReviewPage(List.of(ContractRevision.read(contract.name()))));

        assertThat(page.select("#documents .group > h3 + .aside").eachText())
                .isNotEmpty()
                .allSatisfy(
                        text -> assertThat(text)
                                .matches(
                                        ".*: \\d+ of \\d+ \\(100 %\\) table rows and \\d+ of \\d+ \\(100 %\\) facts are in the contract."));
        assertThat(page.select("#conflicts .conflict"))
                .hasSameSizeAs(Ledger.of(contract).conflicts());
        for (Operation operation : contract.operations()) {
            for (Sample sample : operation.samples()) {
                String anchor = operation.qualifiedId() + "/" + sample.status() + "/" + sample.name();
                assertThat(page.getElementById(anchor).select("pre")).as(anchor).isNotEmpty();
            }
        }
    }

    @Test
    void theAnchorsStayWhenThingsAreAdded() throws IOException {
        ContractRevision older = ContractRevision.read(
                ReviewPages.olderThings(folder.resolve("old")).toString());

        assertThat(page().select(".item").eachAttr("id"))
                .doesNotHaveDuplicates()
                .containsAll(ReviewPages.read(new ReviewPage(List.of(older)))
                        .select(".item")
                        .eachAttr("id"));
    }

    @Test
    void aContractWithoutALedgerHasNeitherDocumentsNorConflicts() throws IOException {
        Files.delete(folder.resolve("new").resolve("sources.yaml"));
        ContractRevision bare =
                ContractRevision.read(folder.resolve("new/things.yaml").toString());
        Document page = ReviewPages.read(new ReviewPage(List.of(bare)));

        assertThat(page.select("#documents, #conflicts, .views")).isEmpty();
        assertThat(page.getElementById("things/schemas/Thing/id").text())
                .contains("required", "integer", "The number.");
        assertThat(page.getElementById("things/schemas/Color=blue").select(".evidence"))
                .hasSize(1);
    }

    @Test
    void inlineSchemasBranchesAndWhatTheyReferToAreLines() throws IOException {
        Contract contract = Contract.of("things", """
                openapi: "3.0.3"
                info: {title: "Things", version: "1"}
                paths:
                  /things:
                    post:
                      requestBody:
                        content:
                          application/json:
                            example: {list: [{color: "red"}]}
                            schema:
                              type: object
                              properties:
                                list:
                                  type: array
                                  items: {type: object, properties: {color: {type: string, nullable: true}}}
                      responses:
                        default:
                          description: "Any."
                          content:
                            application/json:
                              schema:
                                allOf:
                                  - $ref: "#/components/schemas/Thing"
                                  - type: object
                                    properties: {extra: {type: number}}
                components: {schemas: {Thing: {type: object, properties: {id: {type: string}}}}}
                """);
        Document page = ReviewPages.read(new ReviewPage(List.of(ContractRevision.of("things", contract))));

        assertThat(page.select(".entry h4 a").eachText())
                .containsExactly(
                        "Things",
                        "POST /things",
                        "/things",
                        "request body",
                        "list",
                        "list[].color",
                        "example",
                        "default",
                        "allOf 2",
                        "extra",
                        "Thing",
                        "id");
        assertThat(page.select("[id$=/color] .type").text()).isEqualTo("string or null");
        assertThat(page.select("[id$=/color] .sample").text()).startsWith("\"red\"");
        assertThat(page.select("[id$=/default] .type a").eachText()).containsExactly("Thing");
    }

    private Document page() throws IOException {
        return ReviewPages.read(new ReviewPage(List.of(things)));
    }

    private static List<String> figures(Document page, String anchor) {
        return page.getElementById(anchor).select(".figure").eachText();
    }

    private static List<String> findings(Document page, String anchor) {
        return page.getElementById(anchor).select(".open").eachText();
    }
}
