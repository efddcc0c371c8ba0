package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final LocalDate DAY = LocalDate.parse("2027-01-31");

    @TempDir
    private Path folder;

    @Test
    void theWholeFileIsRead() throws IOException {
        assertThat(read("""
                levels:
                  undocumented-field: error
                  reading: off
                ignores:
                  - rule: enum
                    operation: engage/getChat
                    pointer: "/response/messages/**"
                    reason: "Reported to the vendor on 3 March."
                    until: "2027-01-31"
                  - pointer: "**"
                    reason: "Anything goes."
                contracts:
                  - engage
                  - other/openapi.yaml
                """))
                .isEqualTo(new Settings(
                        Map.of("undocumented-field", Optional.of(Level.ERROR), "reading", Optional.empty()),
                        List.of(
                                new Ignore(
                                        "enum",
                                        "engage/getChat",
                                        "/response/messages/**",
                                        "Reported to the vendor on 3 March.",
                                        Optional.of(DAY)),
                                new Ignore("*", "*", "**", "Anything goes.", Optional.empty())),
                        List.of("engage", folder.resolve("other/openapi.yaml").toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# levels:\n#   enum: off\n", "---\n"})
    void aFileThatSaysNothingSetsNothing(String text) throws IOException {
        assertThat(read(text)).isEqualTo(Settings.NONE);
    }

    @Test
    void aContractIsMeantAsSeenFromTheFileUnlessItsAddressIsWhole() throws IOException {
        Path whole = folder.resolve("whole.yaml").toAbsolutePath();

        assertThat(read("contracts: [\"../up.yaml\", \"" + whole + "\"]").contracts())
                .containsExactly(folder.resolve("../up.yaml").toString(), whole.toString());
    }

    @ParameterizedTest
    @CsvSource({"error, ERROR", "warning, WARNING", "note, NOTE", "Error, ERROR"})
    void aRuleTakesTheLevelThatIsSet(String level, Level expected) {
        Settings settings = Settings.NONE.level("enum", level);

        assertThat(broken().findings(Mutant.JUDGE.with(settings)))
                .extracting(Finding::level)
                .containsExactly(expected);
    }

    @Test
    void aRuleThatIsOffFindsNothingAndTheOthersStay() {
        Mutant broken = broken().set("/response/flag", "7");

        assertThat(broken.findings(Mutant.JUDGE.with(Settings.NONE.level("enum", "off"))))
                .extracting(Finding::rule)
                .containsExactly("type");
    }

    @Test
    void theLevelThatIsSetLastCounts() {
        Settings settings = Settings.NONE.level("enum", "off").level("enum", "note");

        assertThat(settings.levels()).isEqualTo(Map.of("enum", Optional.of(Level.NOTE)));
    }

    @Test
    void anIgnoreHidesItsFindingsUntilItsLastDay() throws IOException {
        Settings settings = read("""
                ignores:
                  - rule: enum
                    pointer: /response/status
                    reason: "Known."
                    until: 2027-01-31
                """);

        assertThat(broken().findings(Mutant.JUDGE.with(settings, DAY))).isEmpty();
        assertThat(broken().findings(Mutant.JUDGE.with(settings, DAY.plusDays(1))))
                .isEqualTo(broken().findings());
    }

    @Test
    void theJudgeThatSettingsAreGivenToStaysAsItWas() {
        Mutant.JUDGE.with(Settings.NONE.level("enum", "off"));

        assertThat(broken().findings()).hasSize(1);
    }

    @Test
    void anUnknownRuleIsRefusedWithTheNearestOne() {
        assertThat(catchThrowableOfType(SettingsException.class, () -> Settings.NONE.level("enumm", "off")))
                .hasMessage(lines("No rule has the id enumm; did you mean enum?", "enumm=off"));
        assertThat(catchThrowableOfType(SettingsException.class, () -> Settings.NONE.level("colour", "off")))
                .hasMessage(lines("No rule has the id colour; chatspec rules lists them.", "colour=off"));
    }

    @Test
    void anUnknownLevelIsRefused() {
        assertThat(catchThrowableOfType(SettingsException.class, () -> Settings.NONE.level("enum", "fatal")))
                .hasMessage(lines("fatal is not a level; use error, warning, note or off.", "enum=fatal"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "levels:;  enum: fatal | 2 | fatal is not a level; use error, warning, note or off.",
                "levels:;  enum: true | 2 | true is not a level; use error, warning, note or off.",
                "levels:;  ;  enumm: off | 3 | No rule has the id enumm; did you mean enum?",
                "levels:;  reading: off;  enum: | 3 | The rule enum has no level; give it error, warning, note or off.",
                "levels:;  enum: [off] | 2 | The rule enum has no level; give it error, warning, note or off.",
                "levels:;  enum: ' ' | 2 | The rule enum has no level; give it error, warning, note or off.",
                "ignores:;  - reason: x;    rule: [enum] | 3 | rule must be a single text; write it without brackets and"
                        + " dashes.",
                "contracts: [[a]] | 1 | contracts must be a single text; write it without brackets and dashes.",
                "ignores:;  - reason: x | 2 | An ignore without bounds hides everything; name a rule, an operation or a"
                        + " pointer.",
                "levels: off | 1 | Keys with values are expected here.",
                "level:;  enum: off | 1 | level is not a key of the settings; the keys are contracts, ignores and levels.",
                "ignores:;  - rule: enum | 2 | An ignore needs a reason; add one.",
                "ignores:;  - reason: ' ' | 2 | An ignore needs a reason; add one.",
                "ignores:;  - reason: x;    rules: enum | 3 | rules is not a key of the settings; the keys are operation,"
                        + " pointer, reason, rule and until.",
                "ignores:;  - reason: x;    rule: enumm | 3 | No rule has the id enumm; did you mean enum?",
                "ignores:;  - reason: x;    until: soon | 3 | The last day of an ignore is not a date; write it like"
                        + " \"2027-01-31\".",
                "ignores:;  - reason: x;    until: 2027-02-30 | 3 | The last day of an ignore is not a date; write it"
                        + " like \"2027-01-31\".",
                "ignores:;  reason: x | 1 | ignores must be a list; write a dash before each item.",
                "ignores:;  - everything | 2 | Keys with values are expected here.",
                "contracts: engage | 1 | contracts must be a list; write a dash before each item.",
                "contracts:;  - \"nul\\0\" | 1 | Not a file name; name a built-in contract or a file.",
                "- levels | 1 | Keys with values are expected here.",
                "levels: {};levels: {} | 2 | The key levels is repeated; keep one of them."
            })
    void whatSettingsDoNotKnowIsRefusedWithItsLine(String text, int line, String sentence) throws IOException {
        assertThat(refusal(text.replace(";", "\n").replace("\n  \n", "\n\n")))
                .hasMessage(lines(sentence, file() + ":" + line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"levels: [", "a: *b"})
    void invalidYamlIsRefusedWithItsPlace(String text) throws IOException {
        assertThat(refusal(text).getMessage().lines())
                .satisfiesExactly(
                        sentence -> assertThat(sentence).startsWith("The settings are not well-formed: "),
                        place -> assertThat(place).startsWith("  " + file() + ":"));
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThat(catchThrowableOfType(SettingsException.class, () -> Settings.read(file())))
                .hasMessage(lines("Cannot read the settings; name a readable file.", file().toString()));
    }

    private static Mutant broken() {
        return Mutant.of("engage/getChat", "livechat").set("/response/status", "\"Closed\"");
    }

    private static String lines(String sentence, String place) {
        return sentence + System.lineSeparator() + "  " + place;
    }

    private SettingsException refusal(String text) throws IOException {
        Files.writeString(file(), text);
        return catchThrowableOfType(SettingsException.class, () -> Settings.read(file()));
    }

    private Settings read(String text) throws IOException {
        return Settings.read(Files.writeString(file(), text));
    }

    private Path file() {
        return folder.resolve("chatspec.yaml");
    }
}
