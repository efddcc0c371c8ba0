package io.github.chatspec.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Position;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeenFindingsTest {

    private final SeenFindings seen = new SeenFindings();

    @Test
    void aFindingIsNewUntilOneWithTheSameFingerprintWasAdded() {
        assertThat(seen.add(finding("type", "a/b", 200, "/c", "", 1))).isTrue();
        assertThat(seen.add(finding("type", "a/b", 200, "/c", "", 2))).isFalse();

        assertThat(seen.add(finding("enum", "a/b", 200, "/c", "", 1))).isTrue();
        assertThat(seen.add(finding("type", "a/c", 200, "/c", "", 1))).isTrue();
        assertThat(seen.add(finding("type", "a/b", 400, "/c", "", 1))).isTrue();
        assertThat(seen.add(finding("type", "a/b", 200, "/d", "", 1))).isTrue();
        assertThat(seen.add(finding("type", "a/b", 200, "/c", "e", 1))).isTrue();
    }

    @Test
    void manyFindingsAreNotKept() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(finding("type", "a/b", 200, "/" + i, "", 1))).isTrue();
        }
        assertThat(seen.add(finding("type", "a/b", 200, "/0", "", 1))).isFalse();
        assertThat(seen.add(finding("type", "a/b", 200, "/9999", "", 1))).isTrue();
    }

    private static Finding finding(String rule, String operation, int status, String pointer, String cause, int line) {
        return new Finding(
                rule,
                Level.ERROR,
                Optional.of(operation),
                status,
                Optional.of(pointer),
                Optional.of(new Position(line, 1, 0)),
                Optional.empty(),
                cause.isEmpty() ? Optional.empty() : Optional.of(cause),
                "Line " + line,
                false);
    }
}
