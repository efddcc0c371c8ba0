package io.github.chatspec.contract;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Loads the contracts that options and settings name. */
public final class NamedContracts {

    private NamedContracts() {}

    /**
     * Reads contracts.
     *
     * @param namesOrFiles names of built-in contracts and files of other ones
     * @return the contracts in this order; all built-in contracts if there are no names
     * @throws ContractException if a file cannot be read or is not a usable OpenAPI document
     */
    public static List<Contract> read(List<String> namesOrFiles) {
        if (namesOrFiles.isEmpty()) {
            return Contract.builtIn();
        }
        List<Contract> builtIn = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (String nameOrFile : namesOrFiles) {
            if (Contract.isBuiltIn(nameOrFile)) {
                builtIn.add(Contract.builtIn(nameOrFile));
            } else {
                files.add(path(nameOrFile));
            }
        }
        Iterator<Contract> read = Contract.read(files, builtIn).iterator();
        // In the order of the names, since earlier contracts take precedence.
        Set<Contract> contracts = new LinkedHashSet<>();
        for (String nameOrFile : namesOrFiles) {
            contracts.add(Contract.isBuiltIn(nameOrFile) ? Contract.builtIn(nameOrFile) : read.next());
        }
        return List.copyOf(contracts);
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new ContractException("Cannot read the contract; name a readable file.", file);
        }
    }
}
