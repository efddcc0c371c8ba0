package io.github.chatspec.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A copy of a contract and its ledger, in which one thing at a time is put out of order. */
class OrphanTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String CHAT = "/components/schemas/Chat";
    private static final String GET = "/paths/~1chat~1v1~1{chatId}/get";
    private static final String UNCITED = "cites no fact (x-facts) and gives no reason (x-beyond)";

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheContract() throws IOException {
        Path from = Path.of("..", "helpscout");
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path to = folder.resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Test
    void theCopyItselfHasNoOrphan() {
        assertThat(orphans()).isEmpty();
    }

    @Test
    void aPropertyThatCitesNothingIsNamed() throws IOException {
        contract(document -> at(document, CHAT + "/properties/preview").remove("x-facts"));

        assertThat(orphans())
                .containsExactlyInAnyOrder(
                        CHAT + "/properties/preview: this property " + UNCITED,
                        "the fact chat.chat.preview is cited by no line of the contract");
    }

    @Test
    void aReasonReplacesAFact() throws IOException {
        contract(document -> at(document, CHAT + "/properties")
                .putObject("mood")
                .put("type", "string")
                .put("x-beyond", "seen on the wire"));

        assertThat(orphans()).isEmpty();
    }

    @Test
    void everyPartThatMustHaveASourceIsNamedWithoutOne() throws IOException {
        contract(document -> {
            at(document, GET).remove("x-facts");
            at(document, GET + "/responses/404").remove("x-beyond");
            at(document, GET + "/responses/404/content/application~1hal+json/examples/unknown-chat")
                    .remove("x-beyond");
            at(document, "/components/parameters/ChatId").remove("x-facts");
            at(document, "/components/securitySchemes/bearer").remove("x-facts");
            at(document, GET + "/responses/429").putObject("headers").putObject("Retry-After");
        });

        assertThat(orphans())
                .filteredOn(orphan -> orphan.endsWith(UNCITED))
                .containsExactlyInAnyOrder(
                        GET + ": this operation " + UNCITED,
                        GET + "/responses/404: this response " + UNCITED,
                        GET + "/responses/404/content/application~1hal+json/examples/unknown-chat: this example "
                                + UNCITED,
                        GET + "/responses/429/headers/Retry-After: this header " + UNCITED,
                        "/components/parameters/ChatId: this parameter " + UNCITED,
                        "/components/securitySchemes/bearer: this security scheme " + UNCITED);
    }

    @Test
    void aPropertyNamedLikeAKeywordIsStillAProperty() throws IOException {
        contract(document ->
                at(document, CHAT + "/properties").putObject("examples").put("type", "string"));

        assertThat(orphans()).containsExactly(CHAT + "/properties/examples: this property " + UNCITED);
    }

    @Test
    void aCitedFactThatIsNotInTheLedgerIsNamed() throws IOException {
        contract(document ->
                at(document, CHAT + "/properties/preview").withArray("x-facts").add("chat.chat.mood"));

        assertThat(orphans())
                .containsExactly(CHAT + "/properties/preview: the cited fact chat.chat.mood is not in the ledger");
    }

    @Test
    void aPropertyThatCitesAnotherFieldIsNamed() throws IOException {
        contract(document -> {
            ObjectNode properties = at(document, CHAT + "/properties");
            JsonNode mine = properties.path("preview").path("x-facts");
            ((ObjectNode) properties.path("preview"))
                    .set("x-facts", properties.path("tags").path("x-facts"));
            ((ObjectNode) properties.path("tags")).set("x-facts", mine);
        });

        assertThat(orphans())
                .containsExactlyInAnyOrder(
                        CHAT + "/properties/preview: none of the cited facts is about preview",
                        CHAT + "/properties/tags: none of the cited facts is about tags");
    }

    @Test
    void anEnumValueThatCitesAnotherValueIsNamed() throws IOException {
        String facts = "/components/schemas/PersonType/x-enum-facts";
        contract(document -> at(document, facts).withArray("user").removeAll().add("chat.person.type.agent"));

        assertThat(orphans()).contains(facts + "/user: none of the cited facts is about user");
    }

    @Test
    void anEmptyReasonIsNotAReason() throws IOException {
        contract(document -> at(document, GET + "/responses/404").put("x-beyond", " "));

        assertThat(orphans()).containsExactly(GET + "/responses/404: this response " + UNCITED);
    }

    @Test
    void anEnumValueWithoutAFactIsNamed() throws IOException {
        contract(document ->
                at(document, "/components/schemas/PersonType").withArray("enum").add("robot"));

        assertThat(orphans())
                .containsExactly("/components/schemas/PersonType/enum: the value \"robot\" cites no fact (x-enum-facts)"
                        + " and gives no reason (x-enum-beyond)");
    }

    @Test
    void anEnumValueMayHaveAReasonInstead() throws IOException {
        contract(document -> {
            at(document, "/components/schemas/PersonType").withArray("enum").add("robot");
            at(document, "/components/schemas/PersonType")
                    .putObject("x-enum-beyond")
                    .put("robot", "seen on the wire");
        });

        assertThat(orphans()).isEmpty();
    }

    @Test
    void factsForAValueThatIsNotInTheEnumAreNamed() throws IOException {
        contract(document -> at(document, "/components/schemas/PersonType/x-enum-facts")
                .putArray("robot")
                .add("chat.person.type.user"));

        assertThat(orphans())
                .containsExactly("/components/schemas/PersonType/x-enum-facts/robot: facts are cited for \"robot\","
                        + " which is not a value of the enum");
    }

    @Test
    void aFactThatNothingCitesIsNamed() throws IOException {
        ledger(ledger ->
                firstRows(ledger).addObject().put("id", "chat.chat.mood").put("states", "A mood."));

        assertThat(orphans())
                .containsExactly(
                        "the fact chat.chat.mood is cited by no line of the contract",
                        "no sentence of the documents states the fact chat.chat.mood");
    }

    @Test
    void aSentenceThatNamesNeitherFactsNorAReasonIsNamed() throws IOException {
        ledger(ledger -> at(ledger, "/sentences/0/rows/0").remove("silent"));

        assertThat(orphans())
                .containsExactly("/sentences/0/rows/0: the sentence 003_74348d2e1f9c1335.txt:1 names either facts or a"
                        + " reason why it states none");
    }

    @Test
    void aSentenceThatNamesAnUnknownFactIsNamed() throws IOException {
        ledger(ledger -> at(ledger, "/sentences/0/rows/1")
                .putArray("facts")
                .add("chat.statement.operation")
                .add("chat.chat.mood"));

        assertThat(orphans())
                .containsExactly("/sentences/0/rows/1: the sentence 003_74348d2e1f9c1335.txt:2 names the fact"
                        + " chat.chat.mood, which is not listed");
    }

    @Test
    void aFactThatNoSentenceStatesIsNamed() throws IOException {
        ledger(ledger ->
                at(ledger, "/sentences/0/rows/1").put("silent", "a whim").remove("facts"));

        assertThat(orphans()).containsExactly("no sentence of the documents states the fact chat.statement.operation");
    }

    @Test
    void aSentenceWithoutLinesIsRefused() throws IOException {
        ledger(ledger -> at(ledger, "/sentences/0/rows/1").put("lines", "two"));

        assertThatThrownBy(this::found)
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith("The ledger has a sentence without the lines of its document;")
                .hasMessageMatching("(?s).*sources\\.yaml:[0-9]+");
    }

    @Test
    void aFactThatIsListedTwiceIsNamed() throws IOException {
        ledger(ledger -> firstRows(ledger).add(firstRows(ledger).get(0).deepCopy()));

        String id = firstRows(YAML.readTree(folder.resolve("sources.yaml").toFile()))
                .get(0)
                .path("id")
                .asText();
        assertThat(orphans()).containsExactly("the fact " + id + " is listed twice");
    }

    @Test
    void aConflictWithoutARulingIsNamed() throws IOException {
        ledger(ledger -> at(ledger, "/conflicts/0").put("ruling", 99));

        assertThat(orphans()).containsExactly("/conflicts/0: no ruling has the number 99");
    }

    @Test
    void aConflictWithOneSideIsNamed() throws IOException {
        ledger(ledger -> ((ArrayNode) ledger.at("/conflicts/0/sides")).remove(1));

        assertThat(orphans()).contains("/conflicts/0: a conflict has at least two sides");
    }

    @Test
    void aConflictAboutAnUnknownFactIsNamed() throws IOException {
        ledger(ledger -> ((ArrayNode) ledger.at("/conflicts/0/sides/0/facts")).add("chat.chat.mood"));

        assertThat(orphans())
                .containsExactly("/conflicts/0: the conflict names the fact chat.chat.mood, which is not listed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/components/schemas/Chat/properties/mood", "mood", ""})
    void aConflictAboutNoPlaceOfTheContractIsNamed(String pointer) throws IOException {
        ledger(ledger -> ((ArrayNode) ledger.at("/conflicts/0/about")).add(pointer));

        assertThat(orphans())
                .containsExactly(
                        "/conflicts/0: the conflict is about " + pointer + ", which is not a place in the contract");
    }

    @Test
    void anOrphanNamesFileAndLine() throws IOException {
        ledger(ledger -> at(ledger, "/conflicts/0").put("ruling", 99));
        Provenance.Orphan orphan = found().get(0);
        List<String> lines = Files.readAllLines(folder.resolve("sources.yaml"));

        assertThat(orphan)
                .hasToString(
                        folder.resolve("sources.yaml") + ":" + orphan.place().line() + " no ruling has the number 99");
        assertThat(lines.get(orphan.place().line() - 1)).contains("id:");
    }

    @Test
    void aFactOfAnUnknownKindIsRefused() throws IOException {
        ledger(ledger -> at(ledger, "/facts/0").put("kind", "rumour"));

        assertThatThrownBy(this::found)
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith("The ledger has a fact of the unknown kind \"rumour\"; use one of field,"
                        + " enum-value, status-row, sample, statement.")
                .hasMessageMatching("(?s).*sources\\.yaml:[0-9]+");
    }

    @Test
    void aLedgerThatIsNotWellFormedIsRefusedWithItsLine() throws IOException {
        Files.writeString(folder.resolve("sources.yaml"), "facts:\n  - id: [\n");

        assertThatThrownBy(this::found)
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith("The ledger is not well-formed: ")
                .hasMessageMatching("(?s).*sources\\.yaml:3:1");
    }

    @Test
    void aContractWithoutALedgerIsRefused() throws IOException {
        Files.delete(folder.resolve("sources.yaml"));

        assertThatThrownBy(this::found)
                .isInstanceOf(ContractException.class)
                .hasMessage("Cannot read a file of the contract; add it or correct its name." + System.lineSeparator()
                        + "  " + folder.resolve("sources.yaml"));
    }

    private List<Provenance.Orphan> found() {
        Contract contract = Contract.read(folder.resolve("openapi.yaml"));
        return Provenance.of(contract, Ledger.of(contract)).orphans();
    }

    /** The orphans by pointer and reason; those of single facts by reason alone, since their lines move. */
    private List<String> orphans() {
        return found().stream()
                .map(orphan -> orphan.place().pointer().startsWith("/facts/")
                        ? orphan.reason()
                        : orphan.place().pointer() + ": " + orphan.reason())
                .toList();
    }

    private void contract(Consumer<JsonNode> change) throws IOException {
        change("openapi.yaml", change);
    }

    private void ledger(Consumer<JsonNode> change) throws IOException {
        change("sources.yaml", change);
    }

    private void change(String name, Consumer<JsonNode> change) throws IOException {
        Path file = folder.resolve(name);
        JsonNode tree = YAML.readTree(file.toFile());
        change.accept(tree);
        YAML.writeValue(file.toFile(), tree);
    }

    private static ArrayNode firstRows(JsonNode ledger) {
        return (ArrayNode) ledger.at("/facts/0/rows");
    }

    private static ObjectNode at(JsonNode tree, String pointer) {
        return (ObjectNode) tree.at(pointer);
    }
}
