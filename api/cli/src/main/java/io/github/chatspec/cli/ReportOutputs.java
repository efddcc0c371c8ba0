package io.github.chatspec.cli;

import io.github.chatspec.finding.Level;
import io.github.chatspec.io.OutputFile;
import io.github.chatspec.report.Report;
import io.github.chatspec.report.ReportFormat;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The reports that {@code --report} asks for, on the standard output or in files. */
final class ReportOutputs implements Closeable {

    private final CommandSpec spec;
    private final List<Report> reports = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    /** A file of a report, and what writes into it. */
    private record Part(String name, OutputFile file, PrintWriter out) {}

    private ReportOutputs(CommandSpec spec) {
        this.spec = spec;
    }

    /** Begins the reports; a file that cannot be written is told before anything is judged. */
    static ReportOutputs begin(CommandSpec spec, List<String> asked, Level failOn) throws IOException {
        ReportOutputs outputs = new ReportOutputs(spec);
        boolean begun = false;
        try {
            for (String report : asked.isEmpty() ? List.of(ReportFormat.TEXT.toString()) : asked) {
                outputs.add(report, failOn);
            }
            begun = true;
            return outputs;
        } finally {
            if (!begun) {
                outputs.close();
            }
        }
    }

    /** Returns the files among the reports that are asked for. */
    static List<String> files(List<String> asked) {
        List<String> files = new ArrayList<>();
        for (String report : asked) {
            int equals = report.indexOf('=');
            if (equals >= 0) {
                files.add(report.substring(equals + 1));
            }
        }
        return files;
    }

    List<Report> reports() {
        return reports;
    }

    /** Puts the files in their places. */
    void finish() throws IOException {
        for (Part part : parts) {
            if (part.out().checkError()) {
                throw OutputFile.cannotBeWritten(part.name());
            }
            part.file().finish();
        }
    }

    @Override
    public void close() throws IOException {
        for (Part part : parts) {
            part.out().close();
            part.file().close();
        }
    }

    private void add(String asked, Level failOn) throws IOException {
        int equals = asked.indexOf('=');
        ReportFormat form = form(equals < 0 ? asked : asked.substring(0, equals));
        boolean printed = equals < 0;
        if (printed && reports.size() > parts.size()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Only one report goes to the standard output; give the others a file, like " + form + "=FILE.");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (!printed) {
            String name = asked.substring(equals + 1);
            OutputFile file = OutputFile.at(name);
            out = file.writer();
            parts.add(new Part(name, file, out));
        }
        reports.add(form.begin(
                out,
                new ReportFormat.Frame(
                        failOn, Chatspec.version(), LocalDate.now(ZoneOffset.UTC), printed && Ansi.AUTO.enabled())));
    }

    private ReportFormat form(String name) {
        for (ReportFormat form : ReportFormat.values()) {
            if (form.toString().equals(name.toLowerCase(Locale.ROOT))) {
                return form;
            }
        }
        throw new ParameterException(
                spec.commandLine(), "No report has the form " + name + "; take one of " + forms() + ".");
    }

    private static String forms() {
        return Stream.of(ReportFormat.values()).map(ReportFormat::toString).collect(Collectors.joining(", "));
    }
}
