package io.github.chatspec.cli;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The contracts that options and settings name. */
final class Contracts {

    private Contracts() {}

    /** Reads contracts, or takes all built-in ones where none is named. */
    static List<Contract> named(List<String> namesOrFiles) {
        return namesOrFiles.isEmpty()
                ? Contract.builtIn()
                : namesOrFiles.stream().map(Contracts::load).toList();
    }

    private static Contract load(String nameOrFile) {
        try {
            return Contract.isBuiltIn(nameOrFile) ? Contract.builtIn(nameOrFile) : Contract.read(Path.of(nameOrFile));
        } catch (InvalidPathException e) {
            throw new ContractException("The contract cannot be read; name a readable file.", nameOrFile);
        }
    }
}
