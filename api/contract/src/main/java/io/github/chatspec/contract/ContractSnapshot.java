package io.github.chatspec.contract;

import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tree of a built-in contract, which the build has read, since parsing YAML takes longer than most runs.
 *
 * <p>The files are resources. If the system property {@value #COPIES} names a folder with copies of them, these are read
 * instead, so that a process whose classes are in an archive need not open a large jar.
 */
public final class ContractSnapshot {

    private static final String FILE = "openapi.snapshot";
    private static final String ROOT = "/chatspec/";
    private static final String LIST = "contracts.txt";
    private static final String COPIES = "chatspec.snapshots";

    /** The names of the built-in contracts, read at their first use, since the build writes the list with this class. */
    private static final class Names {
        static final List<String> ALL = read();

        private static List<String> read() {
            File copy = copy(LIST);
            try (InputStream in = copy == null
                    ? ContractSnapshot.class.getResourceAsStream(ROOT + LIST)
                    : new FileInputStream(copy)) {
                if (in == null) {
                    throw new IllegalStateException(
                            "The list of the built-in contracts is missing from the class path; build"
                                    + " chatspec-contract with Maven." + System.lineSeparator() + "  " + ROOT + LIST);
                }
                return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private ContractSnapshot() {}

    /**
     * Writes the list of the built-in contracts, and their snapshots. Only the build calls it; it is here because the same
     * class reads both, so that the formats and the names of the files are known to no other class.
     *
     * @param arguments the folder that holds a folder for each contract
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<String> names = names(folder);
        Files.writeString(folder.resolve(LIST), String.join("\n", names));
        for (String name : names) {
            Files.write(
                    folder.resolve(name).resolve(FILE),
                    Contract.fromYaml(name).bundle().snapshot());
        }
    }

    /** Returns the names of the folders that hold a contract, in alphabetical order. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(each -> Files.isRegularFile(each.resolve(Contract.FILE)))
                    .map(each -> each.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** Returns the names of the built-in contracts, in alphabetical order. */
    static List<String> names() {
        return Names.ALL;
    }

    /** Reads the snapshot of a built-in contract; returns null if there is none or it is outdated. */
    static LocatedJson read(String name) {
        File copy = copy(name + "/" + FILE);
        return copy == null ? readResource(name) : readCopy(copy);
    }

    /** Returns the copy of a file outside of the class path, or null. */
    private static File copy(String file) {
        String folder = System.getProperty(COPIES);
        File copy = folder == null ? null : new File(folder, file);
        return copy != null && copy.isFile() ? copy : null;
    }

    private static LocatedJson readCopy(File copy) {
        try (InputStream in = new FileInputStream(copy)) {
            return LocatedJson.ofSnapshot(in.readAllBytes());
        } catch (IOException | JsonSyntaxException e) {
            return null;
        }
    }

    private static LocatedJson readResource(String name) {
        URL snapshot = ContractSnapshot.class.getResource(ROOT + name + "/" + FILE);
        if (snapshot == null) {
            return null;
        }
        try (InputStream in = snapshot.openStream()) {
            return isOutdated(snapshot) ? null : LocatedJson.ofSnapshot(in.readAllBytes());
        } catch (IOException | JsonSyntaxException e) {
            return null;
        }
    }

    /** Returns whether the YAML is newer, which is only possible in a folder, not in a jar. */
    private static boolean isOutdated(URL snapshot) throws IOException {
        if (!snapshot.getProtocol().equals("file")) {
            return false;
        }
        try {
            File file = new File(snapshot.toURI());
            return new File(file.getParentFile(), Contract.FILE).lastModified() > file.lastModified();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
