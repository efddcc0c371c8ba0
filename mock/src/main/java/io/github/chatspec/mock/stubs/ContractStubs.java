package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.PathTemplate;
import io.github.chatspec.mock.state.ItemCollections;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;

/** The stubs of several contracts, for every path that their operations have on a server. */
final class ContractStubs {

    private final PathRanks ranks;
    private final ItemCollections collections;

    private ContractStubs(PathRanks ranks, ItemCollections collections) {
        this.ranks = ranks;
        this.collections = collections;
    }

    /** Returns the stubs in the order of the contracts. */
    static List<StubMapping> of(List<Contract> contracts, PathRanks ranks, ItemCollections collections) {
        ContractStubs stubs = new ContractStubs(ranks, collections);
        return contracts.stream()
                .flatMap(contract -> stubs.of(contract).stream())
                .toList();
    }

    /** Returns the precedence of all paths. */
    static PathRanks ranks(List<Contract> contracts) {
        return PathRanks.of(contracts.stream()
                .flatMap(contract -> contract.operations().stream())
                .flatMap(operation -> operation.paths().stream())
                .map(ContractStubs::encoded)
                .toList());
    }

    private List<StubMapping> of(Contract contract) {
        List<StubMapping> stubs = new ArrayList<>();
        variants(contract).forEach((number, operations) -> {
            Map<String, String> paths = new LinkedHashMap<>();
            operations.forEach(operation -> paths.put(operation.qualifiedId(), operation.path()));
            for (StubMapping stub : SampleStubs.of(operations, collections)) {
                String path = paths.get(SampleStubs.operation(stub).orElseThrow());
                stub.setPriority(ranks.priority(path, stub.getPriority()));
                stub.setId(id(stub.getId(), path, number));
                stubs.add(stub);
            }
        });
        return stubs;
    }

    private static UUID id(UUID id, String path, int variant) {
        return variant == 0 ? id : UUID.nameUUIDFromBytes((id + " " + path).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the id of a stub of one of an operation's paths, given that of its first path. */
    static UUID id(UUID id, Operation operation, int variant) {
        return id(id, operation.path(), variant);
    }

    /** Returns the outlines of the stubs that requests without preferences may match, in the order of the stubs. */
    static List<StubOutline> outlines(List<Contract> contracts, PathRanks ranks, ItemCollections collections) {
        List<StubOutline> outlines = new ArrayList<>();
        for (Contract contract : contracts) {
            variants(contract)
                    .forEach((number, operations) ->
                            outlines.addAll(SampleStubs.outlines(operations, collections, ranks, number)));
        }
        return outlines;
    }

    /** Returns a path template as WireMock matches it: percent-encoded, except for the variables. */
    static String encoded(String template) {
        StringBuilder encoded = new StringBuilder();
        Matcher variable = PathRanks.VARIABLE.matcher(template);
        int start = 0;
        while (variable.find()) {
            encoded.append(PathTemplate.normalize(template.substring(start, variable.start())))
                    .append(variable.group());
            start = variable.end();
        }
        return encoded.append(PathTemplate.normalize(template.substring(start))).toString();
    }

    /** Returns the operations with their first paths, with their second paths, and so on. */
    private static Map<Integer, List<Operation>> variants(Contract contract) {
        Map<Integer, List<Operation>> variants = new LinkedHashMap<>();
        for (Operation operation : contract.operations()) {
            List<String> paths = operation.paths();
            for (int i = 0; i < paths.size(); i++) {
                variants.computeIfAbsent(i, absent -> new ArrayList<>()).add(operation.withPath(encoded(paths.get(i))));
            }
        }
        return variants;
    }
}
