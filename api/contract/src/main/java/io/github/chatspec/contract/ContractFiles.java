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

/** Where a contract and the files beside it are read from. */
interface ContractFiles {

    /** Reads a file by its path relative to the contract. */
    byte[] read(String relative) throws IOException;

    /** How a reader knows a file, for messages. */
    String display(String relative);

    /** Reads the contract itself. */
    default LocatedJson document(String file) {
        String shown = display(file);
        try {
            byte[] bytes = read(file);
            LocatedJson document = file.endsWith(".json") ? LocatedJson.readJson(bytes) : LocatedJson.readYaml(bytes);
            String version = document.tree().path("openapi").asText("");
            if (!version.startsWith("3.0.") && !version.startsWith("3.1.")) {
                throw new ContractException(
                        "The document does not say that it is OpenAPI 3.0 or 3.1; its first line should be like"
                                + " openapi: \"3.1.0\".",
                        shown + ":1");
            }
            return document;
        } catch (JsonSyntaxException e) {
            throw new ContractException(
                    "The contract is not well-formed: " + e.getMessage() + ".",
                    shown + ":" + e.position().line() + ":" + e.position().column());
        } catch (IOException e) {
            throw new ContractException("The contract cannot be read; name a readable file.", shown);
        }
    }

    /** What a contract is called by its file, or by its folder where the file is called as every contract is. */
    static String nameOf(Path path) {
        String stem = path.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        Path folder = path.toAbsolutePath().normalize().getParent();
        return stem.equals("openapi") && folder.getFileName() != null
                ? folder.getFileName().toString()
                : stem;
    }

    /** The files of a folder on disk. Nothing outside the folder is read, whatever the contract or a link says; only
     * the contract itself, which the user names, may be a link that leads out. */
    static ContractFiles inFolder(Path folder, String contract, String shownFolder) {
        return new ContractFiles() {
            @Override
            public byte[] read(String relative) throws IOException {
                Path file;
                try {
                    file = folder.resolve(relative).normalize();
                } catch (InvalidPathException e) {
                    throw new IOException("it is no file name", e);
                }
                if (!file.startsWith(folder.normalize())) {
                    throw new NoSuchFileException(relative, null, "it lies outside the contract's folder");
                }
                Path real = file.toRealPath();
                boolean inside = relative.equals(contract) || real.startsWith(folder.toRealPath());
                if (!inside || !Files.isRegularFile(real)) {
                    throw new NoSuchFileException(relative, null, "it leads out of the contract's folder");
                }
                return Files.readAllBytes(real);
            }

            @Override
            public String display(String relative) {
                return shownFolder.isEmpty() ? relative : shownFolder + "/" + relative;
            }
        };
    }

    /** The files that chatspec brings along. */
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

    /** A contract that stands alone in a text. */
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
