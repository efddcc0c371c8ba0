package io.github.chatspec.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class PageFilesTest {

    private static final String POLICY = "Content-Security-Policy";

    private final PageFiles files = PageFiles.nextTo(PageFilesTest.class);

    @Test
    void anHtmlPageHasTheCommonHeadAndTheFileAsItsBody() throws IOException {
        Reply page = read(files.html("A title", "body.html", "some.js"));

        assertThat(body(page))
                .startsWith("<!doctype html>\n<html lang=\"en\">\n<head>\n")
                .contains("<title>A title</title>", "<script src=\"/__chatspec/some.js\" defer></script>")
                .endsWith("<body>\n<main></main>\n</body>\n</html>\n")
                .doesNotContain("${");
        assertThat(page.headers().get(POLICY))
                .startsWith("default-src 'none'; ")
                .endsWith("style-src 'self'; img-src data:");
    }

    @Test
    void aDocumentIsTheFileWithItsPolicy() throws IOException {
        Reply document = read(files.document("body.html", "worker-src blob:"));

        assertThat(body(document)).isEqualTo("<main></main>\n");
        assertThat(document.headers().get(POLICY))
                .startsWith("default-src 'none'; ")
                .endsWith("worker-src blob:");
    }

    @Test
    void aStyleIsTheCommonOneAndTheRulesOfTheFile() throws IOException {
        assertThat(body(read(files.style("more.css")))).startsWith(":root {\n").endsWith("}\nmain { margin: 0; }\n");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> read(files.script("missing.js")))
                .withMessage("missing.js");
    }

    private static Reply read(Page page) throws IOException {
        return page.reply(new PageRequest(
                new Request("GET", "/", Headers.NONE), "http://localhost", InputStream.nullInputStream()));
    }

    private static String body(Reply reply) {
        return new String(reply.body().array(), StandardCharsets.UTF_8);
    }
}
