package io.github.chatspec.judge.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.contract.ContractException;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.Thing;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedPatternTest {

    @ParameterizedTest
    @CsvSource({"^(.*a){25}b$, 60", "^(a|b)*$, 1000000"})
    void aPatternThatWouldLookForEverIsGivenUp(String regex, int length) {
        BoundedPattern pattern = new BoundedPattern(regex, regex);

        assertThatThrownBy(() -> pattern.finds("a".repeat(length)))
                .isInstanceOf(ContractException.class)
                .hasMessage("A pattern of the contract takes too long on this text; fix the pattern."
                        + System.lineSeparator() + "  " + regex);
    }

    @Test
    void aLongTextIsStillMatched() {
        assertThat(new BoundedPattern("", "b$").finds("a".repeat(1_000_000) + "b"))
                .isTrue();
        assertThat(new BoundedPattern("", "^a+$").finds("a".repeat(1_000_000) + "b"))
                .isFalse();
    }

    @Test
    void aDollarMatchesOnlyTheVeryEndAsInJavaScript(@TempDir Path folder) throws IOException {
        Thing thing = Thing.of31(folder, "{\"type\": \"string\", \"pattern\": \"^a$\"}");

        assertThat(thing.findings("\"a\"")).isEmpty();
        assertThat(thing.findings("\"a\\n\"")).extracting(Finding::rule).containsExactly("format");
    }

    @Test
    void aKeyIsFoundByItsPatternToo(@TempDir Path folder) throws IOException {
        Thing thing = Thing.of31(folder, "{\"patternProperties\": {\"^x-\": {\"type\": \"integer\"}}}");

        assertThat(thing.findings("{\"x-a\": 1}")).isEmpty();
        assertThat(thing.findings("{\"x-a\": \"1\", \"b\": 2}"))
                .extracting(finding -> finding.rule() + " " + finding.pointer().orElseThrow())
                .containsExactly("undocumented-field /b", "type /x-a");
    }
}
