package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.io.OutputFile;
import io.github.chatspec.io.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the stubs of contracts as files for a WireMock without chatspec, which reads them from its root directory. */
public final class StubExport {

    private static final String MAPPINGS = "mappings";

    private StubExport() {}

    /**
     * Writes one JSON file per stub to the subfolder {@code mappings} of a folder: all files, or none if one fails.
     *
     * @param contracts the contracts
     * @param folder a folder that is empty or does not exist
     * @return the number of stubs
     * @throws UserError if the folder is not empty or cannot be written
     */
    public static int write(ServedContracts contracts, Path folder) {
        if (!isEmptyOrMissing(folder)) {
            throw new UserError("The folder is not empty; name a new or an empty one.", "" + folder);
        }
        Map<String, StubMapping> files = filesOf(contracts);
        Path mappings = folder.resolve(MAPPINGS);
        boolean isNew = !Files.exists(folder);
        try {
            writeAll(files, Files.createDirectories(mappings));
        } catch (IOException | UserError e) {
            deleteIfEmpty(mappings);
            if (isNew) {
                deleteIfEmpty(folder);
            }
            throw new UserError("Cannot write the stubs; name a writable folder.", "" + folder);
        }
        return files.size();
    }

    /** Returns the stubs by file name: operation and stub name, and a number if an example has several stubs. */
    private static Map<String, StubMapping> filesOf(ServedContracts served) {
        Map<String, StubMapping> files = new LinkedHashMap<>();
        Set<String> usedNames = new HashSet<>();
        for (StubMapping stub : served.stubs()) {
            String operation = stub.getMetadata().getString(SampleStubs.OPERATION);
            String name = (operation + "-" + stub.getName()).replaceAll("[^A-Za-z0-9.-]+", "-");
            String unique = name;
            // Some file systems ignore case.
            for (int number = 2; !usedNames.add(unique.toLowerCase(Locale.ROOT)); number++) {
                unique = name + "-" + number;
            }
            stub.setResponse(served.response(stub));
            files.put(unique + ".json", stub);
        }
        return files;
    }

    private static void writeAll(Map<String, StubMapping> files, Path folder) throws IOException {
        List<OutputFile> written = new ArrayList<>();
        try {
            for (Map.Entry<String, StubMapping> entry : files.entrySet()) {
                OutputFile file = OutputFile.at(folder.resolve(entry.getKey()).toString());
                written.add(file);
                try (OutputStream stream = file.stream()) {
                    stream.write((Json.write(entry.getValue()) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            for (OutputFile file : written) {
                file.finish();
            }
        } finally {
            for (OutputFile file : written) {
                file.close();
            }
        }
    }

    private static boolean isEmptyOrMissing(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static void deleteIfEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // The folder could not be written, so it may not be possible to delete it either.
            return;
        }
    }
}
