package io.github.chatspec.cli;

import io.github.chatspec.check.Check;
import io.github.chatspec.check.Input;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.io.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The files that a check reads and writes. */
final class CheckFiles {

    private static final long SMALL_BYTES = 50_000_000;

    private CheckFiles() {}

    /** Returns the inputs with these names, each of them once; the listener receives what cannot be read. */
    static List<Input> inputs(List<String> names, Check.Listener listener) {
        List<Input> inputs = new ArrayList<>();
        Set<String> known = new HashSet<>();
        // Not a lambda, for the same reason as Check.Listener.NONE.
        Consumer<Path> unreadable = new Consumer<>() {
            @Override
            public void accept(Path path) {
                listener.failed("Cannot read this file or folder.", path.toString());
            }
        };
        for (String name : names) {
            List<Input> found = Input.in(name, unreadable);
            for (Input input : found) {
                if (known.add(identity(input))) {
                    inputs.add(input);
                } else {
                    listener.skipped("Skipped: this input is named more than once.", input.name());
                }
            }
            if (found.isEmpty()) {
                listener.failed(
                        "No file in this folder or archive has the extension of a recording; name the files.", name);
            }
        }
        return inputs;
    }

    /** Returns the same text for all names of a file. */
    private static String identity(Input input) {
        String file = input.file();
        try {
            // A pipe may be another one each time it is opened.
            if (input.name().startsWith(file) && Files.isRegularFile(Path.of(file))) {
                return Path.of(file).toRealPath() + input.name().substring(file.length());
            }
        } catch (IOException | InvalidPathException e) {
            return input.name();
        }
        return input.name();
    }

    /** Returns whether inputs are files with less than {@value #SMALL_BYTES} bytes together. */
    static boolean areSmall(List<Input> inputs) {
        long bytes = 0;
        for (Input input : inputs) {
            try {
                // A compressed file may contain any number of bytes.
                Path file = Path.of(input.name());
                if (!Files.isRegularFile(file) || input.name().endsWith(".gz")) {
                    return false;
                }
                bytes += Files.size(file);
            } catch (IOException | InvalidPathException e) {
                return false;
            }
        }
        return bytes < SMALL_BYTES;
    }

    /** Checks before the run that all output files can be written and differ from each other and from what is read. */
    static void requireDistinct(CheckParameters options, List<Input> inputs, List<String> contracts) {
        List<String> read = new ArrayList<>();
        for (Input input : inputs) {
            read.add(input.file());
        }
        for (String contract : contracts) {
            if (!Contract.isBuiltIn(contract)) {
                read.add(contract);
            }
        }
        if (options.config() != null) {
            read.add(options.config().toString());
        }
        List<String> written = ReportOutputs.files(options.reports());
        if (options.writeCoverage() != null) {
            OutputFile.requireWritable(options.writeCoverage());
            written.add(options.writeCoverage());
        }
        if (options.baseline() != null) {
            for (String file : written) {
                OutputFile.requireDistinct(file, List.of(options.baseline().toString()));
            }
        }
        // A baseline may be written in place of the one that is read.
        if (options.writeBaseline() != null) {
            OutputFile.requireWritable(options.writeBaseline());
            written.add(options.writeBaseline());
        }
        for (int i = 0; i < written.size(); i++) {
            OutputFile.requireDistinct(written.get(i), read);
            OutputFile.requireDistinct(written.get(i), written.subList(0, i));
        }
    }
}
