package io.github.chatspec.review;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.io.UserError;
import io.github.chatspec.source.Ledger;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A contract at one time, with its ledger.
 *
 * @param name as the user named it
 * @param contract the contract
 * @param ledger its {@code sources.yaml}, if it has one
 */
public record ContractRevision(String name, Contract contract, Optional<Ledger> ledger) {

    private static final List<String> FILES = List.of("openapi.yaml", "openapi.yml", "openapi.json");

    /**
     * Reads a contract.
     *
     * @param name the name of a built-in contract, a file, a folder that contains {@code openapi.yaml}, or a file or folder
     *     at a revision of the Git repository around the working folder, for example {@code main:api/openapi.yaml}
     * @return the contract
     * @throws UserError if it cannot be read or is not a usable OpenAPI document
     */
    public static ContractRevision read(String name) {
        if (Contract.isBuiltIn(name)) {
            return of(name, Contract.builtIn(name));
        }
        Optional<Path> file = existing(name);
        if (file.isEmpty() && name.indexOf(':') > 0) {
            try (GitFolder folder = GitFolder.read(name, Path.of(""))) {
                return of(name, Contract.read(inFolder(folder.file(), name), folder.shownFolder()));
            }
        }
        if (file.isEmpty()) {
            throw new ContractException(
                    "Cannot read the contract; name a built-in contract, a file, a folder, or REVISION:FILE.", name);
        }
        return of(name, Contract.read(inFolder(file.get(), name)));
    }

    /**
     * Finds the contracts that the Git repository around the working folder has at a revision.
     *
     * @param revision the revision
     * @return the paths of all files named {@code openapi.yaml}, {@code openapi.yml} or {@code openapi.json}
     * @throws UserError if there is no repository or no such revision
     */
    public static List<String> paths(String revision) {
        return GitFolder.files(revision, Path.of("")).stream()
                .filter(file -> FILES.contains(file.substring(file.lastIndexOf('/') + 1)))
                .toList();
    }

    /**
     * Returns a contract with the ledger next to it.
     *
     * @param name as the user named it
     * @param contract the contract
     * @return the contract, without a ledger if no {@code sources.yaml} is next to it
     * @throws UserError if the ledger is not well-formed
     */
    public static ContractRevision of(String name, Contract contract) {
        return new ContractRevision(name, contract, Ledger.find(contract));
    }

    private static Optional<Path> existing(String name) {
        try {
            return Optional.of(Path.of(name)).filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Returns the document in a folder, or the file itself. */
    private static Path inFolder(Path path, String name) {
        if (!Files.isDirectory(path)) {
            return path;
        }
        return FILES.stream()
                .map(path::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new ContractException(
                        "The folder contains no openapi.yaml or openapi.json; name the file.", name));
    }
}
