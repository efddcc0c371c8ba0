package io.github.chatspec.cli;

import io.github.chatspec.check.Check;
import io.github.chatspec.check.CheckResult;
import io.github.chatspec.io.OutputFile;
import io.github.chatspec.report.FailurePolicy;
import io.github.chatspec.report.Report;
import io.github.chatspec.report.ReportFormat;
import io.github.chatspec.text.EditDistance;
import io.github.chatspec.text.ErrorOrigin;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The reports of {@code --report}, on the standard output or in files. */
final class ReportOutputs implements Closeable {

    private final PrintWriter standardOutput;
    private final List<Report> reports = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    /** The file of a report. */
    private record Part(String name, Report report, OutputFile file, PrintWriter out) {}

    private ReportOutputs(PrintWriter standardOutput) {
        this.standardOutput = standardOutput;
    }

    /** Begins the reports, so that a file that cannot be written fails the run before it starts. */
    static ReportOutputs begin(PrintWriter standardOutput, List<String> options, FailurePolicy policy)
            throws IOException {
        ReportOutputs outputs = new ReportOutputs(standardOutput);
        boolean begun = false;
        try {
            for (String report : options.isEmpty() ? List.of(ReportFormat.TEXT.toString()) : options) {
                outputs.add(report, policy);
            }
            begun = true;
            return outputs;
        } finally {
            if (!begun) {
                outputs.close();
            }
        }
    }

    /** Returns the files of the requested reports. */
    static List<String> files(List<String> options) {
        List<String> files = new ArrayList<>();
        for (String report : options) {
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

    /** Moves the complete files into place, and tells the listener of the reports that could not be written. */
    void finish(List<CheckResult.FailedReport> failed, Check.Listener listener) {
        IdentityHashMap<Report, Throwable> reasons = new IdentityHashMap<>();
        for (CheckResult.FailedReport report : failed) {
            reasons.put(report.report(), report.reason());
        }
        for (Part part : parts) {
            Throwable reason = reasons.remove(part.report());
            if (reason != null) {
                listener.failed(failure(reason), part.name());
            } else if (!isFinished(part)) {
                listener.failed(OutputFile.NOT_WRITTEN, part.name());
            }
        }
        for (Throwable reason : reasons.values()) {
            listener.failed(failure(reason), "-");
        }
    }

    private static boolean isFinished(Part part) {
        try {
            if (part.out().checkError()) {
                return false;
            }
            part.file().finish();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String failure(Throwable reason) {
        return "The report is not written because chatspec failed (" + ErrorOrigin.of(reason) + "); please report it.";
    }

    @Override
    public void close() throws IOException {
        for (Part part : parts) {
            part.out().close();
            part.file().close();
        }
    }

    private void add(String option, FailurePolicy policy) throws IOException {
        int equals = option.indexOf('=');
        ReportFormat format = format(equals < 0 ? option : option.substring(0, equals));
        boolean printed = equals < 0;
        if (printed && reports.size() > parts.size()) {
            throw new UsageException(
                    "Only one report can be written to the standard output; name a file for the others, as in " + format
                            + "=FILE.");
        }
        // A text does not contain the version, and reading it takes a new process as long as a tenth of a check.
        String version = format == ReportFormat.TEXT ? "" : Chatspec.version();
        ReportFormat.Frame frame =
                new ReportFormat.Frame(policy, version, LocalDate.now(ZoneOffset.UTC), printed && Terminal.isColored());
        if (printed) {
            reports.add(format.begin(standardOutput, frame));
            return;
        }
        String name = option.substring(equals + 1);
        OutputFile file = OutputFile.at(name);
        PrintWriter out = file.writer();
        Report report = format.begin(out, frame);
        parts.add(new Part(name, report, file, out));
        reports.add(report);
    }

    private ReportFormat format(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        List<String> similar = new ArrayList<>();
        for (ReportFormat format : ReportFormat.values()) {
            if (format.toString().equals(lower)) {
                return format;
            }
            int length = format.toString().length();
            if (lower.length() <= 2 * length && EditDistance.between(lower, format.toString()) <= length / 3) {
                similar.add(format.toString());
            }
        }
        String hint = similar.isEmpty()
                ? "use one of " + String.join(", ", formats()) + "."
                : "did you mean " + String.join(" or ", similar) + "?";
        throw new UsageException("Unknown report format " + name + "; " + hint);
    }

    private static List<String> formats() {
        return Stream.of(ReportFormat.values()).map(ReportFormat::toString).toList();
    }
}
