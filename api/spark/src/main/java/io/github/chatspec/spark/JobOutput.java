package io.github.chatspec.spark;

import io.github.chatspec.io.UserError;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The folder that the job writes. */
final class JobOutput {

    /** Is written last, if everything was judged and written. */
    private static final String SUCCESS = "_SUCCESS";

    private static final String FINDINGS = "findings";

    private final String name;
    private final Path folder;
    private final FileSystem system;

    private JobOutput(String name, Path folder, FileSystem system) {
        this.name = name;
        this.folder = folder;
        this.system = system;
    }

    /**
     * Checks that the folder can be written, before anything is judged.
     *
     * @throws UserError if it exists and is not to be replaced, or if it contains an input
     */
    static JobOutput at(String name, boolean overwrite, List<ArchiveFile> inputs, Configuration configuration) {
        try {
            Path path = new Path(name);
            FileSystem system = path.getFileSystem(configuration);
            Path folder = system.makeQualified(path);
            for (ArchiveFile input : inputs) {
                for (Path above = new Path(input.path()); above != null; above = above.getParent()) {
                    if (above.equals(folder)) {
                        throw new UserError("The run reads this folder; name another output.", name);
                    }
                }
            }
            if (system.exists(folder) && !overwrite) {
                throw new UserError("The output exists; name another folder, or replace it with --overwrite.", name);
            }
            return new JobOutput(name, folder, system);
        } catch (IOException | IllegalArgumentException e) {
            throw new UserError("Cannot use this output; name a folder that Spark's file systems can write.", name);
        }
    }

    /** Deletes what an earlier run wrote, now that this one has judged everything. */
    void begin() {
        try {
            system.delete(folder, true);
            if (!system.mkdirs(folder)) {
                throw notWritten();
            }
        } catch (IOException e) {
            throw notWritten();
        }
    }

    /** Returns the folder of the findings. */
    Path findings() {
        return new Path(folder, FINDINGS);
    }

    /** Opens a file for text in UTF-8. */
    PrintWriter writer(String file) {
        return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream(file), StandardCharsets.UTF_8)));
    }

    OutputStream stream(String file) {
        try {
            return system.create(new Path(folder, file), true);
        } catch (IOException e) {
            throw notWritten();
        }
    }

    void succeed() {
        try {
            stream(SUCCESS).close();
        } catch (IOException e) {
            throw notWritten();
        }
    }

    UserError notWritten() {
        return new UserError("Cannot write the output; name a folder in a writable place.", name);
    }
}
