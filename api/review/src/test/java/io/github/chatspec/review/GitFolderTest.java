package io.github.chatspec.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.io.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repository whose contract changed once: its first revision is tagged {@code first}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GitFolderTest {

    private static final String FILE = "the APIs/chat api/openapi.yaml";

    private Path repository;

    @BeforeAll
    void commitTwice(@TempDir Path folder) throws IOException, InterruptedException {
        repository = folder;
        GitRepository git = GitRepository.create(folder);
        git.write(FILE, "first");
        git.write("the APIs/chat api/samples/all.json", "[1]");
        git.write("the APIs/chat api/notes.txt", "not a part of a contract");
        git.write("the APIs/other/openapi.json", "other");
        git.write("texts/readme.txt", "no contract");
        git.commit("first");
        git.run("tag", "first");
        git.write(FILE, "second");
        Files.delete(repository.resolve("the APIs/chat api/samples/all.json"));
        git.commit("second");
        git.write(FILE, "not committed");
    }

    @Test
    void aFileIsReadWithTheFilesOfItsFolderAsTheyWere() throws IOException {
        try (GitFolder folder = GitFolder.read("first:" + FILE, repository)) {
            assertThat(folder.file()).hasFileName("openapi.yaml").hasContent("first");
            Path around = folder.file().getParent();
            assertThat(around.resolve("samples/all.json")).hasContent("[1]");
            assertThat(around.resolve("notes.txt")).doesNotExist();
            assertThat(around.resolveSibling("other")).doesNotExist();
            assertThat(folder.shownFolder()).isEqualTo("first:the APIs/chat api");
        }
    }

    @Test
    void aFileThatIsGoneAtALaterRevisionIsNotRead() throws IOException {
        try (GitFolder folder = GitFolder.read("HEAD:" + FILE, repository)) {
            assertThat(folder.file()).hasContent("second");
            assertThat(folder.file().resolveSibling("samples")).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"first:the APIs/chat api", "first:the APIs/chat api/"})
    void aFolderIsReadByItsName(String name) throws IOException {
        try (GitFolder folder = GitFolder.read(name, repository)) {
            assertThat(folder.file()).isDirectory();
            assertThat(folder.file().resolve("openapi.yaml")).hasContent("first");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"first:./openapi.yaml", "first:../chat api/openapi.yaml"})
    void aPathThatBeginsWithADotIsCountedFromTheWorkingFolder(String name) throws IOException {
        try (GitFolder folder = GitFolder.read(name, repository.resolve("the APIs/chat api"))) {
            assertThat(folder.file()).hasContent("first");
        }
    }

    @Test
    void theWholeRepositoryIsAFolder() throws IOException {
        try (GitFolder folder = GitFolder.read("first:", repository)) {
            assertThat(folder.file().resolve(FILE)).hasContent("first");
            assertThat(folder.shownFolder()).isEqualTo("first:.");
        }
    }

    @Test
    void theCopyIsDeletedWhenItIsClosed() {
        GitFolder folder = GitFolder.read("first:" + FILE, repository);
        Path file = folder.file();

        folder.close();

        assertThat(file).doesNotExist();
        assertThat(file.getParent()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-such-revision:the APIs/other/openapi.json",
                "first:no/such/openapi.yaml",
                "first:texts",
                "-x:the APIs/other/openapi.json",
                "first:../outside.yaml"
            })
    void whatTheRepositoryDoesNotHaveIsAnErrorThatNamesIt(String name) {
        assertThatThrownBy(() -> GitFolder.read(name, repository).close())
                .isInstanceOf(UserError.class)
                .hasMessageContaining(name);
    }

    @Test
    void allFilesOfARevisionAreListed() {
        assertThat(GitFolder.files("first", repository))
                .contains(FILE, "the APIs/other/openapi.json", "texts/readme.txt");
        assertThat(GitFolder.files("HEAD", repository)).doesNotContain("the APIs/chat api/samples/all.json");
    }
}
