package io.github.chatspec.cli;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads the contracts that options and settings name. */
final class Contracts {

    private Contracts() {}

    /** Returns the named contracts, or all built-in contracts without names. */
    static List<Contract> named(List<String> namesOrFiles) {
        if (namesOrFiles.isEmpty()) {
            return Contract.builtIn();
        }
        List<Contract> contracts = new ArrayList<>();
        for (String nameOrFile : namesOrFiles) {
            contracts.add(load(nameOrFile));
        }
        return List.copyOf(contracts);
    }

    private static Contract load(String nameOrFile) {
        try {
            return Contract.isBuiltIn(nameOrFile) ? Contract.builtIn(nameOrFile) : Contract.read(Path.of(nameOrFile));
        } catch (InvalidPathException e) {
            throw new ContractException("Cannot read the contract; name a readable file.", nameOrFile);
        }
    }
}
