package io.github.chatspec.server.command;

import io.github.chatspec.exchange.RawRecord;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.exchange.RecordingFormat;
import io.github.chatspec.io.UserError;
import io.github.chatspec.server.chats.ChatStore;
import io.github.chatspec.server.chats.LoadResult;
import io.github.chatspec.server.chats.RejectedLine;
import io.github.chatspec.text.PlainText;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/**
 * The options of a command that serves chats from files.
 *
 * <p>The smallest use: {@code @Mixin private final DataOptions data = new DataOptions();}, and later {@code
 * data.load(stub.chats(), err)}.
 */
final class DataOptions {

    /** How many broken lines are told one by one. */
    static final int TOLD = 20;

    private static final int LINES_TO_TRY = 100;

    @Option(
            names = "--data",
            paramLabel = "[VENDOR=]FILE",
            description = {
                "Chats to serve in place of the samples: one on a line, as JSON, gzipped or not; may be given again.",
                "Without VENDOR the first line that is a chat of either vendor says whose the file is.",
                "A line that is no chat is reported and left out."
            })
    private List<String> files = new ArrayList<>();

    /** A file, and whose chats are in it. */
    private record Source(String vendor, Path file) {}

    /**
     * Loads what the command line names.
     *
     * @param chats the memory of each vendor
     * @param err is told of the lines that were left out
     * @return a line of each file that says how many chats were loaded
     * @throws UserError if a file cannot be read, or is nobody's
     */
    List<String> load(Map<String, ChatStore<?>> chats, PrintWriter err) {
        // All are looked at before the first is loaded, since that may take a while.
        List<Source> sources = files.stream().map(data -> source(data, chats)).toList();
        List<String> results = new ArrayList<>();
        Set<String> begun = new HashSet<>();
        for (Source source : sources) {
            ChatStore<?> memory = chats.get(source.vendor());
            if (begun.add(source.vendor())) {
                memory.clear();
            }
            results.add(load(source, memory, err));
        }
        begun.forEach(vendor -> chats.get(vendor).mark());
        return results;
    }

    private static String load(Source source, ChatStore<?> memory, PrintWriter err) {
        LoadResult loaded;
        List<RejectedLine> told = new ArrayList<>();
        try (InputStream in = Files.newInputStream(source.file())) {
            loaded = memory.load(in, source.file().toString(), line -> {
                if (told.size() < TOLD) {
                    told.add(line);
                    err.println("A line was left out: " + PlainText.line(line.reason()) + ".");
                    err.println("  " + PlainText.line(line.file()) + ":" + line.line());
                }
            });
        } catch (IOException e) {
            throw unreadable(source.file());
        } catch (OutOfMemoryError e) {
            throw new UserError(
                    "The chats do not fit into the memory; name fewer, or allow more with -Xmx.",
                    source.file().toString());
        }
        if (loaded.rejected() > told.size()) {
            err.println((loaded.rejected() - told.size()) + " more lines were left out.");
        }
        err.flush();
        return loaded.added() + " chats of " + source.vendor() + " loaded from "
                + PlainText.line(source.file().toString()) + "; " + loaded.rejected() + " lines left out";
    }

    private static Source source(String data, Map<String, ChatStore<?>> chats) {
        int equals = data.indexOf('=');
        String vendor = equals < 0 ? "" : data.substring(0, equals);
        if (chats.containsKey(vendor)) {
            return new Source(vendor, readable(data.substring(equals + 1)));
        }
        if (!vendor.isEmpty() && !new File(data).exists()) {
            throw new UserError(
                    "No contract has this name; say whose the chats are by one of " + names(chats) + ".", data);
        }
        Path file = readable(data);
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "Nobody can look twice at what is no file; say whose the chats are with --data VENDOR=FILE, one of "
                            + names(chats) + ".",
                    data);
        }
        return new Source(owner(file, chats), file);
    }

    private static String names(Map<String, ChatStore<?>> chats) {
        return String.join(", ", chats.keySet());
    }

    private static Path readable(String name) {
        try {
            Path file = Path.of(name);
            if (Files.isDirectory(file) || !Files.isReadable(file)) {
                throw unreadable(file);
            }
            return file;
        } catch (InvalidPathException e) {
            throw new UserError("This is no name of a file; give another --data.", name);
        }
    }

    private static String owner(Path file, Map<String, ChatStore<?>> chats) {
        try (Recording lines =
                Recording.open(Files.newInputStream(file), Optional.of(RecordingFormat.LINES), RecordingFormat.LINES)) {
            for (int tried = 0; tried < LINES_TO_TRY; tried++) {
                Optional<RawRecord> line = lines.next();
                if (line.isEmpty()) {
                    break;
                }
                for (Map.Entry<String, ChatStore<?>> vendor : chats.entrySet()) {
                    if (vendor.getValue().accepts(line.get().bytes())) {
                        return vendor.getKey();
                    }
                }
            }
        } catch (IOException e) {
            throw unreadable(file);
        }
        throw new UserError(
                "No chat stands on the first " + LINES_TO_TRY
                        + " lines; say whose they are with --data VENDOR=FILE, one of "
                        + names(chats) + ".",
                file.toString());
    }

    private static UserError unreadable(Path file) {
        return new UserError("The chats cannot be read; name a readable file as --data.", file.toString());
    }
}
