package io.github.chatspec.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository whose file changes; most of its revisions are tagged. */
class ContractHistoryTest {

    private static final String FILE = "the API/openapi.yaml";

    @TempDir
    private Path folder;

    private GitRepository git;

    @BeforeEach
    void createRepository() throws IOException, InterruptedException {
        git = GitRepository.create(Files.createDirectory(folder.resolve("repository")));
    }

    @Test
    void aPropertyIsSinceTheRevisionThatAddedIt() throws Exception {
        revision("v1", "{properties: {a: {}}}");
        revision("v2", "{properties: {a: {}, b: {}}}");
        revision("v10", "{properties: {a: {}, b: {}}, title: x}");
        git.write(FILE, "{properties: {a: {}, b: {}, c: {}}, title: x}");

        assertThat(since("/properties/a", "/properties/b", "/title", "/properties/c"))
                .isEqualTo(Map.of("/properties/a", "v1", "/properties/b", "v2", "/title", "v10"));
        assertThat(history()).get().matches(ContractHistory::isComplete, "is complete");
        assertThat(history().orElseThrow().size()).isEqualTo(3);
    }

    @Test
    void aRevisionWithoutATagIsNamedByItsHashAndDate() throws Exception {
        revision("v1", "{a: 1}");
        git.write(FILE, "{a: 1, b: 1}");
        git.commit("second");
        String second = git.run("log", "-1", "--format=%h of %cs").strip();

        assertThat(since("/a", "/b")).isEqualTo(Map.of("/a", "v1", "/b", second));
    }

    @Test
    void aTagOfALaterCommitNamesTheRevisionsThatItContains() throws Exception {
        git.write(FILE, "{a: 1}");
        git.commit("first");
        git.write("other.txt", "1");
        git.commit("other file");
        git.run("tag", "v1");
        git.run("tag", "v2");

        assertThat(since("/a")).isEqualTo(Map.of("/a", "v1"));
        assertThat(history().orElseThrow().size()).isEqualTo(1);
    }

    @Test
    void aRenamedPlaceIsSinceItsNewName() throws Exception {
        revision("v1", "{properties: {old: {type: object, properties: {x: {}}}}}");
        revision("v2", "{properties: {new: {type: object, properties: {x: {}}}}}");

        assertThat(since("/properties", "/properties/new/properties/x"))
                .isEqualTo(Map.of("/properties", "v1", "/properties/new/properties/x", "v2"));
    }

    @Test
    void aPlaceThatWasGoneIsSinceItsReturn() throws Exception {
        revision("v1", "{a: 1, b: 1}");
        revision("v2", "{a: 1}");
        revision("v3", "{a: 1, b: 1}");

        assertThat(since("/a", "/b")).isEqualTo(Map.of("/a", "v1", "/b", "v3"));
    }

    @Test
    void aValueAParameterAndAServerAreTheSameAtAnotherIndex() throws Exception {
        revision("v1", "{enum: [1, x], parameters: [{name: p, in: path}], servers: [{url: u}], allOf: [{}]}");
        revision(
                "v2",
                "{enum: [2, x, 1], parameters: [{name: p, in: query}, {name: p, in: path, schema: {}}],"
                        + " servers: [{url: w}, {url: u}], allOf: [{}, {}]}");

        assertThat(since(
                        "/enum/0",
                        "/enum/1",
                        "/parameters/0",
                        "/parameters/1",
                        "/parameters/1/schema",
                        "/servers/0",
                        "/servers/1",
                        "/allOf/0",
                        "/allOf/1"))
                .isEqualTo(Map.of(
                        "/enum/0", "v2",
                        "/enum/1", "v1",
                        "/parameters/0", "v2",
                        "/parameters/1", "v1",
                        "/parameters/1/schema", "v2",
                        "/servers/0", "v2",
                        "/servers/1", "v1",
                        "/allOf/0", "v1",
                        "/allOf/1", "v2"));
    }

    @Test
    void aRevisionThatIsNotReadableIsSkipped() throws Exception {
        revision("v1", "{a: 1}");
        revision("v2", "{a: 1, b: ");
        revision("v3", "{a: 1, b: 1}");

        assertThat(since("/a", "/b")).isEqualTo(Map.of("/a", "v1", "/b", "v3"));
    }

    @Test
    void withoutAReadableRevisionNothingIsKnown() throws Exception {
        revision("v1", "{a: ");
        git.write(FILE, "{a: 1}");

        assertThat(history().orElseThrow().since(List.of("/a"), document())).isEmpty();
    }

    @Test
    void aFileThatWasMovedKeepsItsHistory() throws Exception {
        git.write("old.yaml", "{a: 1, text: \"long enough to be found again\"}");
        git.commit("first");
        git.run("tag", "v1");
        git.run("mv", "old.yaml", "openapi.yaml");
        git.commit("moved");
        Path file = git.folder().resolve("openapi.yaml");

        assertThat(ContractHistory.find(file.toString())
                        .orElseThrow()
                        .since(
                                List.of("/a"),
                                LocatedJson.readYaml(Files.readAllBytes(file)).tree()))
                .contains(Map.of("/a", "v1"));
    }

    @Test
    void whatABranchAddedIsSinceItsMerge() throws Exception {
        revision("v1", "{a: 1}");
        git.run("checkout", "-q", "-b", "branch");
        git.write(FILE, "{a: 1, b: 1}");
        git.commit("on the branch");
        git.run("checkout", "-q", "main");
        git.write("other.txt", "1");
        git.commit("other file");
        git.run("-c", "user.name=A", "-c", "user.email=a@example.org", "merge", "-q", "--no-edit", "branch");
        String merge = git.run("log", "-1", "--format=%h of %cs").strip();

        assertThat(since("/a", "/b")).isEqualTo(Map.of("/a", "v1", "/b", merge));
    }

    @Test
    void onlyTheNewestFiftyRevisionsAreRead() throws Exception {
        for (int i = 1; i <= 51; i++) {
            git.write(FILE, "{a: " + i + (i > 20 ? ", b: 1" : "") + "}");
            git.commit("revision " + i);
            if (i == 2 || i == 21) {
                git.run("tag", "v" + i);
            }
        }

        assertThat(history().orElseThrow().isComplete()).isFalse();
        assertThat(history().orElseThrow().size()).isEqualTo(50);
        assertThat(since("/a", "/b")).isEqualTo(Map.of("/a", "v2 or earlier", "/b", "v21"));
    }

    @Test
    void aShallowCloneHasOnlyItsNewestRevisions() throws Exception {
        revision("v1", "{a: 1}");
        revision("v2", "{a: 1, b: 1}");
        git.run("clone", "-q", "--depth", "1", git.folder().toUri().toString(), "../clone");
        git = new GitRepository(folder.resolve("clone"));

        assertThat(history().orElseThrow().isComplete()).isFalse();
        assertThat(since("/a", "/b")).isEqualTo(Map.of("/a", "v2 or earlier", "/b", "v2 or earlier"));
    }

    @Test
    void aFileOutsideARepositoryOrWithoutARevisionHasNoHistory() throws Exception {
        Path outside = Files.writeString(folder.resolve("openapi.yaml"), "{a: 1}");
        git.write(FILE, "{a: 1}");

        assertThat(ContractHistory.find(outside.toString())).isEmpty();
        assertThat(history()).as("no commit").isEmpty();

        git.write("other.txt", "1");
        git.run("add", "other.txt");
        git.run("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "other file");

        assertThat(history()).as("not committed").isEmpty();
        assertThat(ContractHistory.find(folder.resolve("no/such/file.yaml").toString()))
                .isEmpty();
    }

    private void revision(String tag, String text) throws IOException, InterruptedException {
        git.write(FILE, text);
        git.commit(tag);
        git.run("tag", tag);
    }

    private Optional<ContractHistory> history() {
        return ContractHistory.find(git.folder().resolve(FILE).toString());
    }

    private JsonNode document() throws IOException, JsonSyntaxException {
        return LocatedJson.readYaml(Files.readAllBytes(git.folder().resolve(FILE)))
                .tree();
    }

    private Map<String, String> since(String... pointers) throws IOException, JsonSyntaxException {
        return history().orElseThrow().since(List.of(pointers), document()).orElseThrow();
    }
}
