package io.github.chatspec.spark;

import io.github.chatspec.check.AssembledCheck;
import io.github.chatspec.check.Check;
import io.github.chatspec.check.CheckResult;
import io.github.chatspec.check.PartNumbers;
import io.github.chatspec.check.PartTotals;
import io.github.chatspec.report.FailurePolicy;
import io.github.chatspec.report.JsonReport;
import io.github.chatspec.report.JudgedExchange;
import io.github.chatspec.report.Report;
import io.github.chatspec.report.ReportFormat;
import io.github.chatspec.report.Summary;
import io.github.chatspec.report.TextReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.hadoop.mapreduce.lib.output.LazyOutputFormat;
import org.apache.hadoop.mapreduce.lib.output.TextOutputFormat;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Judges the files in parts and writes the output.
 *
 * <p>Each part is judged once; its findings stay on the disks of the executors until the numbers of the earlier parts are
 * known, from which its entries and lines are counted.
 */
final class JobRun {

    /** The files of the reports. */
    private static final Map<ReportFormat, String> REPORTS = new EnumMap<>(Map.of(
            ReportFormat.TEXT, "report.txt",
            ReportFormat.SARIF, "report.sarif",
            ReportFormat.JUNIT, "report.xml",
            ReportFormat.HTML, "report.html"));

    private final JavaSparkContext spark;
    private final JobOptions options;
    private final CheckPlan plan;
    private final JobOutput output;
    private final PrintWriter standardOutput;
    private final Check.Listener listener;

    JobRun(
            JavaSparkContext spark,
            JobOptions options,
            CheckPlan plan,
            JobOutput output,
            PrintWriter standardOutput,
            Check.Listener listener) {
        this.spark = spark;
        this.options = options;
        this.plan = plan;
        this.output = output;
        this.standardOutput = standardOutput;
        this.listener = listener;
    }

    /** Runs the job, and returns the counts of the run. */
    Summary run(List<ArchiveFile> files) throws IOException {
        JavaRDD<JudgedRecord> judged = judged(files).persist(StorageLevel.DISK_ONLY());
        List<PartNumbers> numbers = new ArrayList<>();
        for (JudgedRecord part :
                judged.filter(each -> each.is(JudgedRecord.Kind.NUMBERS)).collect()) {
            numbers.add(PartNumbers.of(part.bytes()));
        }
        byte[] totals = judged.filter(each -> each.is(JudgedRecord.Kind.TOTALS))
                .map(JudgedRecord::bytes)
                .treeReduce((one, other) ->
                        PartTotals.of(one).add(PartTotals.of(other)).toBytes());
        AssembledCheck assembled = new AssembledCheck(plan.configured(), numbers, PartTotals.of(totals));
        assembled.reportNotices(listener);
        Broadcast<byte[][]> offsets = spark.broadcast(offsets(assembled));
        output.begin();
        writeFindings(judged, offsets);
        List<JudgedExchange> selected = assembled.findings() == 0 ? List.of() : selected(judged, offsets);
        return writeReports(assembled, selected);
    }

    private JavaRDD<JudgedRecord> judged(List<ArchiveFile> files) {
        Configuration configuration = new Configuration(spark.hadoopConfiguration());
        configuration.set(PartInputFormat.FILES, ArchiveFile.encode(files));
        JavaPairRDD<NullWritable, PartInputFormat.OpenPart> parts = spark.newAPIHadoopRDD(
                configuration, PartInputFormat.class, NullWritable.class, PartInputFormat.OpenPart.class);
        return parts.values().mapPartitions(new PartJudge(spark.broadcast(plan), TaskAttempts.of(spark.getConf())));
    }

    private static byte[][] offsets(AssembledCheck assembled) {
        byte[][] offsets = new byte[assembled.offsets().size()][];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = assembled.offsets().get(i).toBytes();
        }
        return offsets;
    }

    private void writeFindings(JavaRDD<JudgedRecord> judged, Broadcast<byte[][]> offsets) throws IOException {
        Job job = Job.getInstance(spark.hadoopConfiguration());
        job.setOutputKeyClass(NullWritable.class);
        job.setOutputValueClass(Text.class);
        // A part without findings makes no file.
        LazyOutputFormat.setOutputFormatClass(job, TextOutputFormat.class);
        FileOutputFormat.setOutputPath(job, output.findings());
        job.getConfiguration().setBoolean("mapreduce.fileoutputcommitter.marksuccessfuljobs", false);
        judged.mapPartitionsWithIndex(new PlacedExchanges.Lines(offsets), true)
                .mapToPair(line -> line)
                .saveAsNewAPIHadoopDataset(job.getConfiguration());
    }

    private List<JudgedExchange> selected(JavaRDD<JudgedRecord> judged, Broadcast<byte[][]> offsets) {
        List<JudgedExchange> selected = new ArrayList<>();
        for (JudgedRecord each : judged.mapPartitionsWithIndex(
                        new PlacedExchanges.Selected(offsets, options.maxFindings()), true)
                .collect()) {
            selected.add(each.exchange());
        }
        return selected;
    }

    private Summary writeReports(AssembledCheck assembled, List<JudgedExchange> selected) throws IOException {
        FailurePolicy policy = new FailurePolicy(options.failOn(), options.isSet(JobOptions.FAIL_ON_MISSING_BODY));
        ReportFormat.Frame frame = new ReportFormat.Frame(policy, CheckJob.version(), plan.day(), false);
        List<Report> reports = new ArrayList<>(List.of(TextReport.plain(standardOutput)));
        List<PrintWriter> outs = new ArrayList<>();
        for (Map.Entry<ReportFormat, String> report : REPORTS.entrySet()) {
            PrintWriter out = output.writer(report.getValue());
            outs.add(out);
            reports.add(report.getKey().begin(out, frame));
        }
        CheckResult result = assembled.report(selected, reports, listener);
        for (PrintWriter out : outs) {
            finish(out);
        }
        for (CheckResult.FailedReport failed : result.failedReports()) {
            listener.failed(
                    "A report is not written because chatspec failed; please report it.",
                    failed.reason().toString());
        }
        PrintWriter out = output.writer("summary.json");
        new JsonReport(out).end(result.summary());
        finish(out);
        if (result.observations().isPresent()) {
            try (OutputStream observations = output.stream("coverage.json")) {
                result.observations().get().write(observations);
            }
        }
        return result.summary();
    }

    private void finish(PrintWriter out) {
        out.close();
        if (out.checkError()) {
            throw output.notWritten();
        }
    }
}
