package io.github.chatspec.cli;

import io.github.chatspec.finding.Level;
import io.github.chatspec.io.OutputFile;
import io.github.chatspec.review.Comparison;
import io.github.chatspec.review.output.ComparisonFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The reports of a comparison, on the standard output or in files. */
final class DiffReports {

    private final CommandSpec spec;
    private final List<Target> targets = new ArrayList<>();

    /** A report; the file is null for the standard output. */
    private record Target(ComparisonFormat format, String file) {}

    private DiffReports(CommandSpec spec) {
        this.spec = spec;
    }

    /** Reads the options, and checks that no file is written twice or read. */
    static DiffReports of(CommandSpec spec, List<String> options, List<String> read) {
        DiffReports reports = new DiffReports(spec);
        for (String option : options.isEmpty() ? List.of(ComparisonFormat.TEXT.toString()) : options) {
            int equals = option.indexOf('=');
            ComparisonFormat format = reports.format(equals < 0 ? option : option.substring(0, equals));
            reports.targets.add(new Target(format, equals < 0 ? null : option.substring(equals + 1)));
        }
        List<String> files = new ArrayList<>(read);
        for (Target target : reports.targets) {
            if (target.file() != null) {
                OutputFile.requireWritable(target.file());
                OutputFile.requireDistinct(target.file(), files);
                files.add(target.file());
            }
        }
        long printed =
                reports.targets.stream().filter(target -> target.file() == null).count();
        if (printed > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Only one report can be written to the standard output; name a file for the others, as in"
                            + " --report json=FILE.");
        }
        return reports;
    }

    private ComparisonFormat format(String name) {
        for (ComparisonFormat format : ComparisonFormat.values()) {
            if (format.toString().equals(name.toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        List<String> names =
                Stream.of(ComparisonFormat.values()).map(Object::toString).toList();
        throw new ParameterException(
                spec.commandLine(), "Unknown report format " + name + "; use one of " + String.join(", ", names) + ".");
    }

    void write(Comparison comparison, long known, Level level) throws IOException {
        for (Target target : targets) {
            if (target.file() == null) {
                target.format()
                        .write(
                                comparison,
                                known,
                                level,
                                Chatspec.version(),
                                spec.commandLine().getOut());
                continue;
            }
            try (OutputFile file = OutputFile.at(target.file());
                    PrintWriter out = file.writer()) {
                target.format().write(comparison, known, level, Chatspec.version(), out);
                if (out.checkError()) {
                    throw new IOException(target.file());
                }
                file.finish();
            }
        }
    }
}
