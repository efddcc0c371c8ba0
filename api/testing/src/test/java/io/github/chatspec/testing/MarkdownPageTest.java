package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownPageTest {

    @TempDir
    private Path folder;

    @Test
    void anOutputThatDiffersFailsWithTheCommandThatRenewsThePage() throws IOException {
        MarkdownPage page = page("```console", "$ date", "today", "```");

        assertThatThrownBy(() -> page.verifyOutput((command, shown) -> Optional.of(List.of("tomorrow"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dreadme.update=true");
    }

    @Test
    void theShownOutputPasses() throws Exception {
        page("```console", "$ date", "today", "```").verifyOutput((command, shown) -> Optional.of(List.of("today")));
    }

    @Test
    void aCommandOfAnotherTestIsNotCompared() throws Exception {
        page("```console", "$ date", "today", "```").verifyOutput((command, shown) -> Optional.empty());
    }

    @Test
    void anEllipsisLeavesOutTheEndOfTheOutput() throws IOException {
        MarkdownPage page = page("```console", "$ ls", "a", "…", "```");

        assertThatCode(() -> page.verifyOutput((command, shown) -> Optional.of(List.of("a", "b", "c"))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> page.verifyOutput((command, shown) -> Optional.of(List.of("b", "c"))))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void theDateOfAResponseMayDiffer() throws Exception {
        page("```console", "$ curl", "Date: Sun, 29 Nov 2026 20:42:31 GMT", "```")
                .verifyOutput((command, shown) -> Optional.of(List.of("Date: Mon, 30 Nov 2026 08:00:00 GMT")));
    }

    @Test
    void aCommandOverTwoLinesIsOne() throws IOException {
        assertThat(page("```console", "$ curl -i \\", "    http://127.0.0.1:8080/", "output", "```")
                        .commands())
                .containsExactly("curl -i http://127.0.0.1:8080/");
    }

    @Test
    void aSectionThatDiffersFails() throws IOException {
        MarkdownPage page = page("# Page", "", "## Rules", "", "old", "", "## Formats", "", "kept");

        assertThatCode(() -> page.verifySection("Rules", List.of("old"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> page.verifySection("Rules", List.of("new"))).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> page.verifySection("Options", List.of("old")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Options");
    }

    private MarkdownPage page(String... lines) throws IOException {
        return MarkdownPage.read(Files.write(folder.resolve("page.md"), List.of(lines)));
    }
}
