package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sources, resources and documents of all modules use none of the {@linkplain TellTaleWords tell-tale words}. */
class PlainEnglishTest {

    private static final Path ROOT = Path.of("..", "..");

    /** What is read: everything that people write and read, but not test code, payloads of vendors and locked versions. */
    private static final Set<String> ENDINGS = Set.of(
            "java", "html", "css", "js", "mustache", "md", "xml", "sh", "yaml", "yml", "properties", "lua", "txt");

    private static final Set<String> SKIPPED =
            Set.of("target", "test", "samples", "node_modules", ".git", ".lock", "LICENSE");

    private static final List<String> MODULES = List.of(
            "api/contract",
            "api/engage",
            "api/helpscout",
            "api/templates",
            "api/judge",
            "api/check",
            "api/review",
            "api/command",
            "api/cli",
            "api/serving",
            "api/testing",
            ".ci/spark",
            "api/spark",
            "api/maven-plugin",
            "api/bom",
            "client-gen",
            "mock",
            "mock/standalone",
            "mock/consumers",
            "server-stub");

    /** The words of {@link TellTaleWords} that test names were made of. */
    private static final Pattern TEST_NAME = Pattern.compile(
            "void (\\w*?(?:[nN]obody|[sS]omebody|[wW]hoever|Behind|Of(?:Its|Their)Own|(?:Is|Are)None|(?:Is|Are)No[A-Z]"
                    + "|Stands|Tells|GoesOn)\\w*)\\(");

    /** The words that a file may use, and why. */
    private static final Map<String, Map<String, String>> EXCEPTIONS = Map.of();

    static List<String> modules() {
        return Stream.concat(MODULES.stream(), Stream.of("")).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modules")
    void aModuleUsesNoTellTaleWord(String module) throws IOException {
        assertThat(String.join("\n", places(module))).isEmpty();
    }

    @Test
    void everyFolderWithSourcesIsAModuleOfTheList() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 3)) {
            assertThat(files.filter(file -> file.endsWith("pom.xml"))
                            .map(file ->
                                    ROOT.relativize(file.getParent()).toString().replace('\\', '/')))
                    .allSatisfy(module -> assertThat(modules()).containsAnyOf(module, module + "/contract"));
        }
    }

    @Test
    void everyExceptionIsNeeded() throws IOException {
        for (Map.Entry<String, Map<String, String>> file : EXCEPTIONS.entrySet()) {
            assertThat(TellTaleWords.in(Files.readString(ROOT.resolve(file.getKey()))))
                    .as(file.getKey())
                    .extracting(TellTaleWords.Place::word)
                    .containsAll(file.getValue().keySet());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            The bytes behind the value | behind
            What nobody reads | nobody
            for whoever waits | whoever
            somebody else | somebody
            if anybody asks | anybody
            it has a name of its own | of its own
            a number is none | is none
            it is no number | is no
            /** Tells whether it is one. */ | tells whether
            a method that says how long it takes | says how
            mend the file | mend
            eight octets | octets
            it hands on the bytes | hands on
            it stands in the file | stands in
            the file beside it | beside
            at a moment in time | moment
            make sure that it exists | make sure
            if there are so many | so many
            what the judge looks for | judge looks for
            a response departs from it | departs from
            it keeps its contract | keeps its contract
            it asks again | asks again
            a key that comes twice | comes twice
            the text goes on | goes on
            all keys besides the first | besides
            it failed for want of a key | for want of
            the count begins anew | anew
            the replies on offer | on offer
            the team that it sits in | sits in
            <p>The smallest use: x | smallest use
            /** Says what it is. */ | says what
            """)
    void everyWordIsFound(String text, String word) {
        assertThat(TellTaleWords.in(text)).extracting(TellTaleWords.Place::word).contains(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "     * a name of\n     * its own",
                "\"a name of\"\n        + \" its own\"",
                "// a name of\n// its own",
                "# a name of\n# its own"
            })
    void aPhraseIsFoundOverTheEndOfALine(String text) {
        assertThat(TellTaleWords.in(text)).extracting(TellTaleWords.Place::word).containsExactly("of its own");
    }

    @Test
    void theLineOfAWordIsCounted() {
        assertThat(TellTaleWords.in("one\ntwo behind\nthree"))
                .containsExactly(new TellTaleWords.Place(2, "behind", "after"));
    }

    @Test
    void aDescriptionThatBeginsAsIfTheCodeCouldSpeakIsFound() {
        assertThat(TellTaleWords.in("    /**\n     * Tells the time.\n     */")).hasSize(1);
        assertThat(TellTaleWords.in("/** Says no more. */")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if there is none",
                "there is no response",
                "Returns whether it is one.",
                "recommend",
                "a standing order",
                "which is no longer used",
                "besides, it is short",
                "its own name",
                "recorded behind a proxy",
                "it stands in for a response",
                "BodyPublishers.noBody()",
                "handles in parallel"
            })
    void plainTextIsNotFound(String text) {
        assertThat(TellTaleWords.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aRequestThatNobodyKnowsIsIgnored",
                "whoeverAsksIsAnswered",
                "textBehindTheValueIsFound",
                "aKeyOfItsOwn",
                "aValueThatIsNone",
                "aLineThatIsNoRecord",
                "theValueStandsThere",
                "theRuleTellsItsLevel",
                "aTextThatGoesOn"
            })
    void aTestNameWithATellTaleWordIsFound(String name) {
        assertThat(TEST_NAME.matcher("    void " + name + "() {").find()).isTrue();
        assertThat(TEST_NAME.matcher("    void aRequestIsNotKnown() {").find()).isFalse();
    }

    @Test
    void testNamesUseNoTellTaleWord() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : allTests()) {
            Matcher matcher = TEST_NAME.matcher(Files.readString(file));
            while (matcher.find()) {
                found.add(file.getFileName() + " " + matcher.group(1));
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> allTests() throws IOException {
        List<Path> tests = new ArrayList<>();
        for (String module : MODULES) {
            Path folder = ROOT.resolve(module).resolve(Path.of("src", "test", "java"));
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(tests::add);
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(100);
        return tests;
    }

    private static List<String> places(String module) throws IOException {
        List<String> places = new ArrayList<>();
        for (Path file : files(module)) {
            String name = ROOT.relativize(file).toString().replace('\\', '/');
            for (TellTaleWords.Place place : TellTaleWords.in(Files.readString(file))) {
                if (!EXCEPTIONS.getOrDefault(name, Map.of()).containsKey(place.word())) {
                    places.add(name + ":" + place.line() + " \"" + place.word() + "\", write: " + place.instead());
                }
            }
        }
        return places;
    }

    /** The files of a module; of the top level, those in no module. */
    private static List<Path> files(String module) throws IOException {
        Set<Path> files = new TreeSet<>();
        try (Stream<Path> all = Files.walk(ROOT.resolve(module))) {
            all.filter(Files::isRegularFile).filter(PlainEnglishTest::isRead).forEach(files::add);
        }
        return module.isEmpty()
                ? files.stream()
                        .filter(file -> MODULES.stream().noneMatch(other -> file.startsWith(ROOT.resolve(other))))
                        .collect(Collectors.toList())
                : List.copyOf(files);
    }

    private static boolean isRead(Path file) {
        String name = file.getFileName().toString();
        for (Path part : ROOT.relativize(file)) {
            if (SKIPPED.contains(part.toString())) {
                return false;
            }
        }
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
                || file.endsWith(Path.of(".ci", "run"))
                || name.equals("chatspec-mock");
    }
}
