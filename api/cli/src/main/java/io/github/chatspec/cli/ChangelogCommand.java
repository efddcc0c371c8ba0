package io.github.chatspec.cli;

import io.github.chatspec.finding.Level;
import io.github.chatspec.io.UserError;
import io.github.chatspec.review.ContractComparison;
import io.github.chatspec.review.ContractRevision;
import io.github.chatspec.review.output.ComparisonFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what changed in contracts between two revisions of a Git repository. */
@Command(
        name = "changelog",
        description = "Prints what changed in contracts between two revisions.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Each change is one entry under Added, Changed, Fixed or Removed; a breaking one has the payload that proves it.",
            "",
            "Exit codes: 0 done, 2 the command failed.",
            "Example: chatspec changelog v1.0.0..v1.1.0 api/engage"
        })
final class ChangelogCommand implements Callable<Integer> {

    private static final String DOTS = "..";

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "OLD..NEW",
            description = "Two revisions of the Git repository around the working folder; an omitted one is HEAD.")
    private String range;

    @Parameters(
            index = "1..*",
            paramLabel = "PATH",
            description = "Contracts, or folders with an openapi.yaml (default: all files named openapi.yaml,"
                    + " openapi.yml or openapi.json that both revisions have).")
    private List<String> paths = List.of();

    @Override
    public Integer call() throws IOException {
        int dots = range.indexOf(DOTS);
        if (dots < 0 || range.startsWith(".", dots + DOTS.length())) {
            throw new UserError("Not a range of revisions; write OLD..NEW.", range);
        }
        String older = revision(range.substring(0, dots));
        String newer = revision(range.substring(dots + DOTS.length()));
        PrintWriter out = spec.commandLine().getOut();
        boolean isFirst = true;
        for (String path : paths.isEmpty() ? common(older, newer) : paths) {
            if (!isFirst) {
                out.print('\n');
            }
            isFirst = false;
            ComparisonFormat.MARKDOWN.write(
                    ContractComparison.of(
                                    ContractRevision.read(older + ":" + path),
                                    ContractRevision.read(newer + ":" + path))
                            .run(),
                    0,
                    Level.ERROR,
                    Chatspec.version(),
                    out);
        }
        return 0;
    }

    private static String revision(String named) {
        return named.isEmpty() ? "HEAD" : named;
    }

    private List<String> common(String older, String newer) {
        List<String> common = new ArrayList<>(ContractRevision.paths(newer));
        common.retainAll(ContractRevision.paths(older));
        if (common.isEmpty()) {
            throw new UserError("The revisions have no contract in common; name its path.", range);
        }
        return common;
    }
}
