package io.github.chatspec.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Reads contracts from files, and checks them with swagger-parser. */
enum ContractFileReader {
    /** Refuses a document that is not a valid OpenAPI document. */
    STRICT,
    /** Reads any document whose operations can be read, and keeps the list of its problems. */
    TOLERANT;

    /** Reads the contract of each file; a file that is repeated is read once. */
    List<Contract> read(List<Path> paths, List<Contract> others) {
        Map<Path, Path> files = new LinkedHashMap<>();
        paths.forEach(path -> files.putIfAbsent(normalized(path), path));
        List<String> names = ContractNames.of(
                List.copyOf(files.keySet()), others.stream().map(Contract::name).toList());
        Map<Path, Contract> read = new HashMap<>();
        for (Map.Entry<Path, Path> file : files.entrySet()) {
            read.put(file.getKey(), readFile(file.getValue(), names.get(read.size())));
        }
        return paths.stream().map(path -> read.get(normalized(path))).toList();
    }

    private static Path normalized(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** Reads a contract whose folder has another name in messages. */
    Contract read(Path path, String shownFolder) {
        return read(path, ContractNames.of(List.of(path), List.of()).get(0), shownFolder);
    }

    private Contract readFile(Path path, String name) {
        Path folder = path.getParent();
        return read(path, name, folder == null ? "" : folder.toString().replace('\\', '/'));
    }

    private Contract read(Path path, String name, String shownFolder) {
        Path fileName = path.getFileName();
        if (fileName == null || !Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new ContractException("Cannot read the contract; name a readable file.", path.toString());
        }
        ContractFiles files = ContractFiles.inFolder(normalized(path).getParent(), fileName.toString(), shownFolder);
        Contract contract = Contract.load(name, fileName.toString(), files);
        if (this == TOLERANT && isUsable(contract)) {
            // To find them takes as long as the rest, and a server does not need them before its first response.
            return contract.withProblems(() -> DocumentProblem.in(contract).stream()
                    .map(problem -> new ContractProblem(problem.place().toString(), problem.reason()))
                    .toList());
        }
        CompletableFuture<List<DocumentProblem>> checked =
                CompletableFuture.supplyAsync(() -> DocumentProblem.in(contract));
        contract.readSamples();
        List<DocumentProblem> problems = checked.join();
        if (!problems.isEmpty()) {
            throw new ContractException(
                    "The contract is not a valid OpenAPI document; fix the listed problems and try again.",
                    DocumentProblem.list(problems));
        }
        return contract;
    }

    private static boolean isUsable(Contract contract) {
        CompletableFuture<List<DocumentProblem>> excessive =
                CompletableFuture.supplyAsync(() -> DocumentProblem.excessiveSchemas(contract));
        contract.readSamples();
        return !contract.operations().isEmpty() && excessive.join().isEmpty();
    }
}
