package io.github.chatspec.spark;

import io.github.chatspec.check.RecordingPart;
import io.github.chatspec.exchange.BodyFiles;
import io.github.chatspec.exchange.RecordSpan;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;

/**
 * Divides recordings as Hadoop divides files, and opens each part as one value.
 *
 * <p>The size of the parts is that of the blocks, within the bounds of {@code mapreduce.input.fileinputformat.split.minsize}
 * and {@code split.maxsize}. Spark makes the format by its name, so it is public.
 */
public final class PartInputFormat extends FileInputFormat<NullWritable, PartInputFormat.OpenPart> {

    /** The key of the files in the configuration. */
    static final String FILES = "chatspec.spark.files";

    private Map<String, ArchiveFile> files;

    /** Creates a format, which reads its files from the configuration. */
    public PartInputFormat() {}

    /** Returns the size of the parts of a file. */
    static long splitBytes(Configuration configuration, long blockBytes) {
        long least = Math.max(1, configuration.getLong(SPLIT_MINSIZE, 1));
        return Math.max(least, Math.min(configuration.getLong(SPLIT_MAXSIZE, Long.MAX_VALUE), blockBytes));
    }

    private Map<String, ArchiveFile> files(JobContext context) {
        if (files == null) {
            files = new HashMap<>();
            for (ArchiveFile file :
                    ArchiveFile.decode(context.getConfiguration().get(FILES))) {
                files.put(file.path(), file);
            }
        }
        return files;
    }

    @Override
    protected List<FileStatus> listStatus(JobContext context) {
        files(context);
        List<FileStatus> listed = new ArrayList<>();
        for (ArchiveFile file : ArchiveFile.decode(context.getConfiguration().get(FILES))) {
            listed.add(new FileStatus(file.length(), false, 1, file.blockBytes(), 0, new Path(file.path())));
        }
        return listed;
    }

    @Override
    protected boolean isSplitable(JobContext context, Path path) {
        return files(context).get(path.toString()).divisible();
    }

    @Override
    protected FileSplit makeSplit(Path path, long start, long length, String[] hosts) {
        return new PartSplit(files.get(path.toString()), path, start, length, hosts);
    }

    @Override
    protected FileSplit makeSplit(Path path, long start, long length, String[] hosts, String[] inMemoryHosts) {
        return makeSplit(path, start, length, hosts);
    }

    @Override
    public RecordReader<NullWritable, OpenPart> createRecordReader(InputSplit split, TaskAttemptContext context) {
        return new PartReader();
    }

    /** A part of a file. */
    static final class PartSplit extends FileSplit {

        private String name = "";
        private boolean fromFolder;
        private boolean divisible;
        private boolean last;

        /** Creates a split that {@link #readFields} fills. */
        PartSplit() {}

        PartSplit(ArchiveFile file, Path path, long start, long length, String[] hosts) {
            super(path, start, length, hosts);
            this.name = file.name();
            this.fromFolder = file.fromFolder();
            this.divisible = file.divisible();
            this.last = start + length >= file.length();
        }

        /** Returns at least one byte, since Spark ignores parts without any, and an empty file is an input too. */
        @Override
        public long getLength() {
            return Math.max(1, super.getLength());
        }

        @Override
        public void write(DataOutput out) throws IOException {
            super.write(out);
            out.writeUTF(name);
            out.writeBoolean(fromFolder);
            out.writeBoolean(divisible);
            out.writeBoolean(last);
        }

        @Override
        public void readFields(DataInput in) throws IOException {
            super.readFields(in);
            name = in.readUTF();
            fromFolder = in.readBoolean();
            divisible = in.readBoolean();
            last = in.readBoolean();
        }
    }

    /** A part that can be opened. */
    public static final class OpenPart {

        private final PartSplit split;
        private final Configuration configuration;
        private InputStream in;

        OpenPart(PartSplit split, Configuration configuration) {
            this.split = split;
            this.configuration = configuration;
        }

        /** Returns the name of the file in findings. */
        String name() {
            return split.name;
        }

        /** Opens the part, which is closed when the task ends. */
        RecordingPart open() throws IOException {
            Path path = split.getPath();
            FSDataInputStream file = path.getFileSystem(configuration).open(path);
            in = file;
            BodyFiles bodies =
                    path.toUri().getScheme() == null || path.toUri().getScheme().equals("file")
                            ? BodyFiles.of(java.nio.file.Path.of(path.toUri().getPath()))
                            : BodyFiles.NONE;
            if (!split.divisible) {
                return new RecordingPart(split.name, split.fromFolder, RecordingPart.Extent.WHOLE, file, bodies);
            }
            file.seek(split.getStart());
            long end = split.last ? Long.MAX_VALUE : split.getStart() + split.getLength();
            return new RecordingPart(
                    split.name,
                    split.fromFolder,
                    split.getStart() == 0 ? RecordingPart.Extent.FIRST : RecordingPart.Extent.LATER,
                    new RecordSpan(file, split.getStart(), end),
                    bodies);
        }

        void close() throws IOException {
            if (in != null) {
                in.close();
            }
        }
    }

    /** Reads one part as the only value. */
    private static final class PartReader extends RecordReader<NullWritable, OpenPart> {

        private OpenPart part;
        private boolean read;

        @Override
        public void initialize(InputSplit split, TaskAttemptContext context) {
            part = new OpenPart((PartSplit) split, context.getConfiguration());
        }

        @Override
        public boolean nextKeyValue() {
            boolean next = !read;
            read = true;
            return next;
        }

        @Override
        public NullWritable getCurrentKey() {
            return NullWritable.get();
        }

        @Override
        public OpenPart getCurrentValue() {
            return part;
        }

        @Override
        public float getProgress() {
            return read ? 1 : 0;
        }

        @Override
        public void close() throws IOException {
            part.close();
        }
    }
}
