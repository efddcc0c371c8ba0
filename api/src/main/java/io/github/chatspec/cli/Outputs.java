package io.github.chatspec.cli;

import io.github.chatspec.judge.Level;
import io.github.chatspec.report.Report;
import io.github.chatspec.report.ReportForm;
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
final class Outputs implements Closeable {

    private final CommandSpec spec;
    private final List<Report> reports = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    /** A file of a report, and what writes into it. */
    private record Part(String name, OutputFile file, PrintWriter out) {}

    private Outputs(CommandSpec spec) {
        this.spec = spec;
    }

    /** Begins the reports; a file that cannot be written is told before anything is judged. */
    static Outputs begin(CommandSpec spec, List<String> asked, Level failOn) throws IOException {
        Outputs outputs = new Outputs(spec);
        boolean begun = false;
        try {
            for (String report : asked.isEmpty() ? List.of(ReportForm.TEXT.toString()) : asked) {
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
        ReportForm form = form(equals < 0 ? asked : asked.substring(0, equals));
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
                new ReportForm.Frame(
                        failOn, Chatspec.version(), LocalDate.now(ZoneOffset.UTC), printed && Ansi.AUTO.enabled())));
    }

    private ReportForm form(String name) {
        for (ReportForm form : ReportForm.values()) {
            if (form.toString().equals(name.toLowerCase(Locale.ROOT))) {
                return form;
            }
        }
        throw new ParameterException(
                spec.commandLine(), "No report has the form " + name + "; take one of " + forms() + ".");
    }

    private static String forms() {
        return Stream.of(ReportForm.values()).map(ReportForm::toString).collect(Collectors.joining(", "));
    }
}
