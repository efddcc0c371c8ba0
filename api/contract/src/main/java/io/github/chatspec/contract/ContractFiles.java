package io.github.chatspec.contract;

import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a contract and its files from a folder, the class path or memory. */
interface ContractFiles {

    /** The maximum size of a file, also of one that is only named by a reference. */
    long MOST_BYTES = 64L << 20;

    /** Reads a file by its path relative to the contract. */
    byte[] read(String relative) throws IOException;

    /** Returns the name of a file for messages. */
    String display(String relative);

    /** Reads the contract itself, with the files that it refers to. */
    default DocumentBundle document(String file) {
        String shown = display(file);
        try {
            byte[] bytes = read(file);
            LocatedJson document = file.endsWith(".json") ? LocatedJson.readJson(bytes) : LocatedJson.readYaml(bytes);
            String version = document.tree().path("openapi").asText("");
            if (!version.startsWith("3.0.") && !version.startsWith("3.1.")) {
                throw new ContractException(
                        "The document is not OpenAPI 3.0 or 3.1; its first line should be like openapi: \"3.1.0\".",
                        shown + ":1");
            }
            return BundleReader.read(file, document, this);
        } catch (JsonSyntaxException e) {
            throw new ContractException(
                    "The contract is not well-formed: " + e.getMessage() + ".",
                    shown + ":" + e.position().line() + ":" + e.position().column());
        } catch (IOException e) {
            throw new ContractException("Cannot read the contract; name a readable file.", shown);
        }
    }

    /**
     * Returns the files of a folder on disk. No file outside the folder is read, even if the contract or a link refers
     * to it; only the contract itself, which the user names, may be a link that leads out of the folder.
     */
    static ContractFiles inFolder(Path folder, String contract, String shownFolder) {
        return new ContractFiles() {
            @Override
            public byte[] read(String relative) throws IOException {
                Path file;
                try {
                    file = folder.resolve(relative).normalize();
                } catch (InvalidPathException e) {
                    throw new IOException("not a file name", e);
                }
                if (!file.startsWith(folder.normalize())) {
                    throw new NoSuchFileException(relative, null, "it is outside the contract's folder");
                }
                Path real = file.toRealPath();
                boolean inside = relative.equals(contract) || real.startsWith(folder.toRealPath());
                if (!inside || !Files.isRegularFile(real)) {
                    throw new NoSuchFileException(relative, null, "it leads out of the contract's folder");
                }
                if (Files.size(real) > MOST_BYTES) {
                    throw new IOException("larger than " + MOST_BYTES + " bytes");
                }
                return Files.readAllBytes(real);
            }

            @Override
            public String display(String relative) {
                return shownFolder.isEmpty() ? relative : shownFolder + "/" + relative;
            }
        };
    }

    /** Returns the files of a built-in contract. */
    static ContractFiles builtIn(String name) {
        return new ContractFiles() {
            @Override
            public byte[] read(String relative) throws IOException {
                try (InputStream in = Contract.class.getResourceAsStream("/chatspec/" + name + "/" + relative)) {
                    if (in == null) {
                        throw new NoSuchFileException(display(relative));
                    }
                    return in.readAllBytes();
                }
            }

            @Override
            public String display(String relative) {
                return name + "/" + relative;
            }
        };
    }

    /** Returns a contract in memory, which has no other files. */
    static ContractFiles inMemory(String name, String text) {
        return new ContractFiles() {
            @Override
            public byte[] read(String relative) throws IOException {
                if (!relative.equals(name)) {
                    throw new NoSuchFileException(relative);
                }
                return text.getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public String display(String relative) {
                return relative;
            }
        };
    }
}
