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

/** The options for loading chats from files. */
final class DataOptions {

    /** The maximum number of invalid lines that are reported one by one. */
    static final int REPORTED_LINES = 20;

    private static final int TRIED_LINES = 100;

    @Option(
            names = "--data",
            paramLabel = "[VENDOR=]FILE",
            description = {
                "Serves the chats of this file instead of the samples: one JSON object per line, optionally gzipped; repeatable.",
                "Without VENDOR, the first valid line determines the vendor.",
                "Invalid lines are reported and skipped."
            })
    private List<String> files = new ArrayList<>();

    /** A file and the vendor of its chats. */
    private record Source(String vendor, Path file) {}

    /**
     * Loads the files of the command line.
     *
     * @param chats the chats of each vendor
     * @param err prints invalid lines
     * @return a line with the number of loaded chats for each file
     * @throws UserError if a file cannot be read, or its vendor cannot be determined
     */
    List<String> load(Map<String, ChatStore<?>> chats, PrintWriter err) {
        // All files are checked before the first is loaded, since loading may take a while.
        List<Source> sources = files.stream().map(data -> source(data, chats)).toList();
        List<String> results = new ArrayList<>();
        Set<String> loaded = new HashSet<>();
        for (Source source : sources) {
            ChatStore<?> store = chats.get(source.vendor());
            if (loaded.add(source.vendor())) {
                store.clear();
            }
            results.add(load(source, store, err));
        }
        loaded.forEach(vendor -> chats.get(vendor).mark());
        return results;
    }

    private static String load(Source source, ChatStore<?> store, PrintWriter err) {
        LoadResult result;
        List<RejectedLine> reported = new ArrayList<>();
        try (InputStream in = Files.newInputStream(source.file())) {
            result = store.load(in, source.file().toString(), line -> {
                if (reported.size() < REPORTED_LINES) {
                    reported.add(line);
                    err.println("A line was skipped: " + PlainText.line(line.reason()) + ".");
                    err.println("  " + PlainText.line(line.file()) + ":" + line.line());
                }
            });
        } catch (IOException e) {
            throw unreadable(source.file());
        } catch (OutOfMemoryError e) {
            throw new UserError(
                    "The chats do not fit into memory; load fewer, or increase the heap with -Xmx.",
                    source.file().toString());
        }
        if (result.rejected() > reported.size()) {
            err.println((result.rejected() - reported.size()) + " more lines were skipped.");
        }
        err.flush();
        return count(result.added(), "chat") + " of " + source.vendor() + " loaded from "
                + PlainText.line(source.file().toString()) + "; " + count(result.rejected(), "line") + " skipped";
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static Source source(String data, Map<String, ChatStore<?>> chats) {
        int equals = data.indexOf('=');
        String vendor = equals < 0 ? "" : data.substring(0, equals);
        if (chats.containsKey(vendor)) {
            return new Source(vendor, readable(data.substring(equals + 1)));
        }
        if (!vendor.isEmpty() && !new File(data).exists()) {
            throw new UserError("Unknown vendor; use one of " + names(chats) + ".", data);
        }
        Path file = readable(data);
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "A pipe cannot be read twice; name the vendor with --data VENDOR=FILE, one of " + names(chats)
                            + ".",
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
            throw new UserError("Not a file name; choose another --data.", name);
        }
    }

    private static String owner(Path file, Map<String, ChatStore<?>> chats) {
        try (Recording lines =
                Recording.open(Files.newInputStream(file), Optional.of(RecordingFormat.LINES), RecordingFormat.LINES)) {
            for (int tried = 0; tried < TRIED_LINES; tried++) {
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
                "None of the first " + TRIED_LINES
                        + " lines is a chat; name the vendor with --data VENDOR=FILE, one of "
                        + names(chats) + ".",
                file.toString());
    }

    private static UserError unreadable(Path file) {
        return new UserError("Cannot read the chats; name a readable file as --data.", file.toString());
    }
}
