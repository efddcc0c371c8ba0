package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A page of documentation in Markdown. The commands in its {@code console} blocks run as tests, and their output is
 * compared with the output that the page shows.
 *
 * <p>The system property {@code readme.update=true} rewrites the shown output instead.
 */
public final class MarkdownPage {

    private static final String UPDATE = "readme.update";
    private static final String SECTION = "## ";
    private static final String FENCE = "```";
    private static final String CONSOLE = "console";
    private static final String PROMPT = "$ ";

    /** Marks the end of an output of which the page shows only the beginning. */
    private static final String ELLIPSIS = "…";

    private static final Pattern VOLATILE = Pattern.compile("(?<=^Date: ).*|(?<=\"uptimeSeconds\" : )[0-9]+");

    /** Runs the commands of a page. */
    @FunctionalInterface
    public interface CommandRunner {

        /**
         * Runs a command.
         *
         * @param command the command, on one line
         * @param shown the output that the page shows
         * @return the lines of the real output, or empty if another test runs this command
         */
        Optional<List<String>> run(String command, List<String> shown) throws Exception;
    }

    private record Step(List<String> prompt, List<String> output) {

        String command() {
            StringBuilder command = new StringBuilder();
            for (String line : prompt) {
                command.append(line.replaceFirst("\\\\$", "").strip()).append(' ');
            }
            return command.substring(PROMPT.length()).strip();
        }
    }

    private final Path file;
    private final List<String> lines;

    private MarkdownPage(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    public static MarkdownPage read(Path file) throws IOException {
        return new MarkdownPage(file, Files.readAllLines(file));
    }

    /** Returns the lines of each block of a language, in the order of the page. */
    public List<List<String>> blocks(String language) {
        List<List<String>> blocks = new ArrayList<>();
        List<String> block = null;
        boolean wanted = false;
        for (String line : lines) {
            if (block == null && line.startsWith(FENCE)) {
                block = new ArrayList<>();
                wanted = line.equals(FENCE + language);
            } else if (block != null && line.equals(FENCE)) {
                if (wanted) {
                    blocks.add(block);
                }
                block = null;
            } else if (block != null) {
                block.add(line);
            }
        }
        return blocks;
    }

    /** Returns the commands of all console blocks, each on one line. */
    public List<String> commands() {
        return blocks(CONSOLE).stream()
                .flatMap(block -> steps(block).stream())
                .map(Step::command)
                .toList();
    }

    /** Returns the number of words, those of the blocks included. */
    public long words() {
        return lines.stream()
                .flatMap(line -> Pattern.compile("\\s+").splitAsStream(line))
                .filter(word -> word.matches(".*[\\p{L}\\p{N}].*"))
                .count();
    }

    /** Returns the targets of the links to files of the repository. */
    public List<String> links() {
        return lines.stream()
                .flatMap(line ->
                        Pattern.compile("]\\(([^)#]+)[^)]*\\)").matcher(line).results())
                .map(match -> match.group(1))
                .filter(target -> !target.contains(":"))
                .toList();
    }

    /**
     * Compares the output of each command with the page.
     *
     * @throws AssertionError if the page shows another output
     */
    public void verifyOutput(CommandRunner runner) throws Exception {
        verify(rendered(runner));
    }

    /**
     * Compares a section with the lines that are generated for it.
     *
     * @param heading the heading of the section, at the second level
     * @param generated the lines between this heading and the next one
     * @throws AssertionError if the page has other lines there
     */
    public void verifySection(String heading, List<String> generated) throws IOException {
        int start = lines.indexOf(SECTION + heading) + 1;
        if (start == 0) {
            throw new IllegalArgumentException(file + " has no section " + heading + ".");
        }
        int end = start;
        while (end < lines.size() && !lines.get(end).startsWith(SECTION)) {
            end++;
        }
        List<String> actual = new ArrayList<>(lines.subList(0, start));
        actual.add("");
        actual.addAll(generated);
        if (end < lines.size()) {
            actual.add("");
        }
        actual.addAll(lines.subList(end, lines.size()));
        verify(actual);
    }

    private void verify(List<String> actual) throws IOException {
        if (Boolean.getBoolean(UPDATE)) {
            Files.write(file, actual);
        } else {
            assertThat(String.join("\n", actual))
                    .as(
                            "%s is out of date; renew it with mvn -T1 -Dreadme.update=true test"
                                    + " -Dtest='*ReadmeTest,*ReferenceTest'"
                                    + " -Dsurefire.failIfNoSpecifiedTests=false",
                            file)
                    .isEqualTo(String.join("\n", lines));
        }
    }

    private List<String> rendered(CommandRunner runner) throws Exception {
        List<String> page = new ArrayList<>();
        List<String> block = null;
        for (String line : lines) {
            if (line.equals(FENCE) && block != null) {
                for (Step step : steps(block)) {
                    page.addAll(step.prompt());
                    page.addAll(output(step, runner));
                }
                block = null;
            }
            if (block == null) {
                page.add(line);
            } else {
                block.add(line);
            }
            if (line.equals(FENCE + CONSOLE)) {
                block = new ArrayList<>();
            }
        }
        return page;
    }

    private static List<String> output(Step step, CommandRunner runner) throws Exception {
        List<String> shown = step.output();
        List<String> actual = runner.run(step.command(), shown).orElse(shown);
        int kept = shown.size() - 1;
        if (kept >= 0 && shown.get(kept).strip().equals(ELLIPSIS) && actual.size() > kept) {
            actual = new ArrayList<>(actual.subList(0, kept));
            actual.add(shown.get(kept));
        }
        return masked(actual).equals(masked(shown)) ? shown : actual;
    }

    private static List<String> masked(List<String> output) {
        return output.stream()
                .map(line -> VOLATILE.matcher(line).replaceAll("*"))
                .toList();
    }

    private static List<Step> steps(List<String> block) {
        List<Step> steps = new ArrayList<>();
        boolean continued = false;
        for (String line : block) {
            if (line.startsWith(PROMPT)) {
                steps.add(new Step(new ArrayList<>(), new ArrayList<>()));
            } else if (steps.isEmpty()) {
                throw new IllegalArgumentException("A console block begins with a command: " + line);
            }
            Step step = steps.get(steps.size() - 1);
            (continued || line.startsWith(PROMPT) ? step.prompt() : step.output()).add(line);
            continued = (continued || line.startsWith(PROMPT)) && line.endsWith("\\");
        }
        return steps;
    }
}
