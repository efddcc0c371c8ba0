package io.github.chatspec.spark;

import io.github.chatspec.check.Baseline;
import io.github.chatspec.check.Check;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.NamedContracts;
import io.github.chatspec.io.UserError;
import io.github.chatspec.judge.Ignore;
import io.github.chatspec.judge.Settings;
import io.github.chatspec.report.FailurePolicy;
import io.github.chatspec.report.Summary;
import io.github.chatspec.text.ErrorOrigin;
import io.github.chatspec.text.PlainText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;

/** The job; see {@link JobOptions#USAGE}. */
public final class CheckJob implements Check.Listener {

    private static final int FINDINGS = 1;
    private static final int FAILED = 2;

    private static final String LOG_LEVEL = "spark.log.level";

    private static final String MASTER = "spark.master";

    private final PrintWriter out;
    private final PrintWriter err;
    private JavaSparkContext spark;
    private boolean failed;

    private CheckJob(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the job and ends the process.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        CheckJob job = new CheckJob(utf8(FileDescriptor.out), utf8(FileDescriptor.err));
        int code = job.run(arguments);
        if (job.spark != null) {
            job.spark.stop();
        }
        // Some resource managers take any call of exit for a failure.
        if (code != 0) {
            System.exit(code);
        }
    }

    /**
     * Runs the job in the Spark context of this process, which is made if there is none, as {@code spark-submit} configures
     * it by system properties. The context is not stopped.
     *
     * @param out receives the counts
     * @param err receives the errors
     * @param arguments the command line
     * @return 0 without findings, 1 with findings, 2 if the job failed
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CheckJob(out, err).run(arguments);
    }

    private int run(String... arguments) {
        try {
            return run(JobOptions.of(arguments));
        } catch (UserError e) {
            e.getMessage().lines().map(PlainText::line).forEach(err::println);
        } catch (Exception | Error e) {
            // Spark throws exceptions that Scala need not declare.
            boolean ofChatspec = e instanceof RuntimeException && !isOfSpark(e);
            err.println(
                    ofChatspec
                            ? "Unexpected error; please report it: " + ErrorOrigin.of(e)
                            : "Spark could not run the job; its log says more with --conf " + LOG_LEVEL + "=INFO.");
            err.println("  " + PlainText.line(firstLine(e)));
        }
        return FAILED;
    }

    private static boolean isOfSpark(Throwable error) {
        return error.getClass().getName().startsWith("org.apache.");
    }

    private static String firstLine(Throwable error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("").strip();
    }

    private int run(JobOptions options) throws IOException {
        if (options.isSet(JobOptions.HELP)) {
            out.print(JobOptions.USAGE);
            out.flush();
            return 0;
        }
        if (options.isSet(JobOptions.VERSION)) {
            out.println("chatspec-spark " + version());
            return 0;
        }
        LocalDate day = LocalDate.now(ZoneOffset.UTC);
        CheckPlan plan = plan(options, day);
        SparkConf conf = conf();
        spark = context(conf);
        List<ArchiveFile> files = ArchiveInputs.find(options.inputs(), spark.hadoopConfiguration());
        JobOutput output =
                JobOutput.at(options.output(), options.isSet(JobOptions.OVERWRITE), files, spark.hadoopConfiguration());
        Summary summary = new JobRun(spark, options, plan, output, out, this).run(files);
        requireExchanges(summary, options);
        failed |= summary.internalErrors() > 0;
        if (!failed) {
            output.succeed();
        }
        printInternalErrors(summary);
        FailurePolicy policy = new FailurePolicy(options.failOn(), options.isSet(JobOptions.FAIL_ON_MISSING_BODY));
        return failed ? FAILED : policy.fails(summary) ? FINDINGS : 0;
    }

    private CheckPlan plan(JobOptions options, LocalDate day) {
        byte[] settings = options.config().isPresent()
                ? read(options.config().get(), "Cannot read the settings; name a readable file.")
                : new byte[0];
        byte[] baseline = options.baseline().isPresent()
                ? read(options.baseline().get(), "Cannot read the baseline; name a readable file.")
                : new byte[0];
        Settings named = settings.length == 0
                ? Settings.NONE
                : Settings.of(settings, options.config().orElseThrow());
        List<String> names = options.contracts().isEmpty() ? named.contracts() : options.contracts();
        List<Contract> contracts = NamedContracts.read(names);
        CheckPlan plan = new CheckPlan(contracts, settings, baseline, options, day);
        // Wrong options are reported before Spark starts.
        plan.configured();
        for (Ignore ignore : plan.settings().ignores()) {
            if (ignore.isExpired(day)) {
                skipped(
                        "An ignore has expired; fix the finding or extend the ignore.",
                        ignore.rule() + " " + ignore.operation() + " " + ignore.pointer());
            }
        }
        Baseline known = plan.known();
        if (known.isOutdated()) {
            skipped(
                    "This baseline is from an earlier version; write it again with chatspec check --write-baseline.",
                    options.baseline().orElseThrow());
        }
        return plan;
    }

    private static byte[] read(String file, String sentence) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new UserError(sentence, file);
        }
    }

    /** Returns the configuration of Spark, which logs nothing unless it is told to. */
    private static SparkConf conf() {
        if (System.getProperty(LOG_LEVEL) == null) {
            silence();
        }
        SparkConf conf = new SparkConf();
        conf.setIfMissing("spark.app.name", "chatspec check");
        // Spark configures its log again when it starts.
        conf.setIfMissing(LOG_LEVEL, "OFF");
        return conf;
    }

    /** Turns off Spark's log, which Spark takes for the wish of the user. */
    private static void silence() {
        // The context of Spark's classes, since spark-submit loads this one by another class loader.
        LoggerContext log = (LoggerContext) LogManager.getContext(SparkContext.class.getClassLoader(), false);
        log.getConfiguration().getRootLogger().setLevel(Level.OFF);
        log.updateLoggers();
    }

    private static JavaSparkContext context(SparkConf conf) {
        try {
            return JavaSparkContext.fromSparkContext(SparkContext.getOrCreate(conf));
        } catch (Exception e) {
            if (conf.contains(MASTER)) {
                throw e;
            }
            throw new UserError(
                    "Spark has no master; start the job with spark-submit, for example with --master local[*].",
                    MASTER);
        }
    }

    private void requireExchanges(Summary summary, JobOptions options) {
        if (summary.exchanges() == 0 && !failed) {
            failed(
                    summary.otherHosts().exchanges() == 0
                            ? "The input contains no exchanges."
                            : "No exchange was sent to a server of the contracts; name the contract with --contract, or the"
                                    + " server with --base.",
                    String.join(" ", options.inputs()));
        }
    }

    private void printInternalErrors(Summary summary) {
        if (summary.internalErrors() > 0) {
            err.println("chatspec failed on " + summary.internalErrors()
                    + (summary.internalErrors() == 1 ? " exchange" : " exchanges")
                    + "; please report what the findings of internal-error say, without the recording.");
        }
    }

    @Override
    public void failed(String sentence, String place) {
        failed = true;
        skipped(sentence, place);
    }

    @Override
    public void skipped(String sentence, String place) {
        err.println(sentence);
        err.println("  " + PlainText.line(place));
    }

    // The platform's charset would garble names and messages where the locale is C.
    private static PrintWriter utf8(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
    }

    /** Returns the version of chatspec. */
    static String version() {
        try (InputStream in = CheckJob.class.getResourceAsStream("/chatspec/spark-version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException("The version is missing from the build.", e);
        }
    }
}
