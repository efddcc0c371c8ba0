package io.github.chatspec.review.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.review.ContractHistory;
import io.github.chatspec.review.ContractRevision;
import io.github.chatspec.review.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineHistoryTest {

    @TempDir
    private Path folder;

    @Test
    void eachLineHasTheRevisionSinceWhichTheContractHasIt() throws Exception {
        GitRepository git = GitRepository.create(folder);
        Path file = ReviewPages.olderThings(folder);
        git.commit("first");
        git.run("tag", "v1");
        ReviewPages.things(folder);
        git.commit("second");
        git.run("tag", "v2");
        Files.writeString(file, Files.readString(file).replace("\"red\", \"blue\"", "\"green\", \"red\", \"blue\""));
        Document page = page(file);

        assertThat(since(page, "things/schemas/Thing/id")).containsExactly("In the contract since v1");
        assertThat(since(page, "things/schemas/Thing/owner")).containsExactly("In the contract since v2");
        assertThat(since(page, "things/schemas/Color=red")).containsExactly("In the contract since v1");
        assertThat(since(page, "things/schemas/Color=blue")).containsExactly("In the contract since v2");
        assertThat(since(page, "things/schemas/Color=green")).containsExactly("Not committed yet");
        assertThat(since(page, "things/getThing/404")).containsExactly("In the contract since v1");
        assertThat(since(page, "things/getThing/200/red")).containsExactly("In the contract since v1");
        assertThat(page.select(".entry"))
                .allSatisfy(entry -> assertThat(entry.select(".since")).hasSize(1));
        assertThat(page.select("header .run").text()).isEqualTo("things 1.1.0, with the history of its file");
    }

    @Test
    void aLineOfAnotherFileHasNoRevision() throws Exception {
        GitRepository git = GitRepository.create(folder);
        Path file = ReviewPages.things(folder);
        String text = Files.readString(file);
        int get = text.indexOf("    get:\n");
        int components = text.indexOf("components:\n");
        git.write("get.yaml", text.substring(get, components).indent(-4).replace("#/", "things.yaml#/"));
        Files.writeString(
                file,
                text.substring(0, text.indexOf("    x-beyond")) + "    $ref: \"get.yaml\"\n"
                        + text.substring(components));
        git.commit("first");
        git.run("tag", "v1");
        Document page = page(file);

        assertThat(since(page, "things/schemas/Thing/color")).containsExactly("In the contract since v1");
        assertThat(page.getElementById("things/getThing/404").select(".place").text())
                .contains("get.yaml");
        assertThat(since(page, "things/getThing/404")).isEmpty();
    }

    @Test
    void aShallowHistoryIsNamedInTheHeading() throws Exception {
        GitRepository git = GitRepository.create(Files.createDirectory(folder.resolve("whole")));
        ReviewPages.things(git.folder());
        git.commit("first");
        git.run("clone", "-q", "--depth", "1", git.folder().toUri().toString(), "../clone");
        Document page = page(folder.resolve("clone/things.yaml"));

        assertThat(page.select("header .run").text())
                .isEqualTo("things 1.1.0, with the history of its file (newest revisions only: 1)");
        assertThat(since(page, "things/schemas/Thing/id")).allMatch(text -> text.endsWith(" or earlier"));
    }

    @Test
    void withoutAReadableRevisionThePageIsAsWithoutHistory() throws Exception {
        GitRepository git = GitRepository.create(folder);
        git.write("things.yaml", "{");
        git.commit("first");
        Path file = ReviewPages.things(folder);
        StringBuilder without = new StringBuilder();
        new ReviewPage(List.of(ContractRevision.read(file.toString()))).write(without);

        assertThat(page(file).html()).isEqualTo(Jsoup.parse(without.toString()).html());
    }

    private static Document page(Path file) throws IOException {
        ContractRevision contract = ContractRevision.read(file.toString());
        Optional<ContractHistory> history = ContractHistory.find(file.toString());
        return ReviewPages.read(new ReviewPage(List.of(contract)).with(history.orElseThrow(), contract));
    }

    private static List<String> since(Document page, String anchor) {
        return page.getElementById(anchor).select(".since").eachText();
    }
}
