package io.github.chatspec.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "chat.har,                chat.har",
        "-,                       -",
        "a/../b-c_d~.json,        a/../b-c_d~.json",
        "my chats/é #1?.har,      my%20chats/%C3%A9%20%231%3F.har",
        "100%25.har,              100%2525.har",
        "mailto:x.har,            mailto%3Ax.har",
        "/tmp/a b.har,            file:///tmp/a%20b.har",
        "//tmp/a.har,             file:///tmp/a.har",
        "a\\b.har,                a%5Cb.har",
        "[x]|<y>.har,             %5Bx%5D%7C%3Cy%3E.har"
    })
    void aNameBecomesAReferenceThatReadersOfUrisTake(String file, String reference) {
        assertThat(FileReference.of(file, '/')).isEqualTo(reference);
        assertThat(URI.create(reference)).hasToString(reference);
    }

    @ParameterizedTest
    @CsvSource({
        "logs\\a b.har,           logs/a%20b.har",
        "C:\\logs\\a.har,         file:///C:/logs/a.har",
        "\\\\host\\share\\a.har,  file://host/share/a.har"
    })
    void whereFoldersAreSetApartByBackslashesTheyBecomeSlashes(String file, String reference) {
        assertThat(FileReference.of(file, '\\')).isEqualTo(reference);
        assertThat(URI.create(reference)).hasToString(reference);
    }
}
