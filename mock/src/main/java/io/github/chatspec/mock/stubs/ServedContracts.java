package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.judge.Judge;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The contracts that a mock serves at a time, with everything derived from them: operations, stubs and judge. */
public final class ServedContracts {

    /** No contracts: what a mock serves while its contracts are still being read. */
    public static final ServedContracts NONE = new ServedContracts(List.of(), Judge.of(), Map.of());

    private final List<Contract> contracts;
    private final ServedOperations operations;
    private final Judge judge;
    /** In the order of the contracts, which decides between stubs of the same priority. */
    private final Map<UUID, StubMapping> stubs;

    private ServedContracts(List<Contract> contracts, Judge judge, Map<UUID, StubMapping> stubs) {
        this.contracts = List.copyOf(contracts);
        this.operations = ServedOperations.of(contracts);
        this.judge = judge;
        this.stubs = stubs;
    }

    /**
     * Derives the stubs of contracts and checks their samples.
     *
     * @param contracts the contracts; where two of them define the same operation, the first one is served
     * @return the contracts
     * @throws io.github.chatspec.contract.ContractException if a sample violates its contract
     */
    public static ServedContracts of(List<Contract> contracts) {
        Judge judge = Judge.of(contracts);
        CompletableFuture<Map<UUID, StubMapping>> stubs = CompletableFuture.supplyAsync(() -> stubsOf(contracts));
        judge.requireGoodSamples();
        return new ServedContracts(contracts, judge, stubs.join());
    }

    /** Returns contracts whose operations are answered by another server. */
    public static ServedContracts withoutStubs(List<Contract> contracts) {
        return new ServedContracts(contracts, Judge.of(contracts), Map.of());
    }

    private static Map<UUID, StubMapping> stubsOf(List<Contract> contracts) {
        Map<UUID, StubMapping> stubs = new LinkedHashMap<>();
        contracts.forEach(contract -> SampleStubs.of(contract).forEach(stub -> stubs.putIfAbsent(stub.getId(), stub)));
        return stubs;
    }

    public List<Contract> contracts() {
        return contracts;
    }

    public ServedOperations operations() {
        return operations;
    }

    public Judge judge() {
        return judge;
    }

    public List<StubMapping> stubs() {
        return List.copyOf(stubs.values());
    }

    /**
     * Replaces the stubs of other contracts by these. Stubs that both have are left alone, so that there is no gap in
     * which a request finds none; stubs that were added to the server stay.
     *
     * @param wireMock the server
     * @param previous the contracts that the server has served until now
     */
    public void install(WireMockServer wireMock, ServedContracts previous) {
        stubs.forEach((id, stub) -> {
            StubMapping installed = previous.stubs.get(id);
            if (installed == null) {
                wireMock.addStubMapping(stub);
            } else if (!installed.equals(stub)) {
                wireMock.editStubMapping(stub);
            }
        });
        previous.stubs.keySet().stream().filter(id -> !stubs.containsKey(id)).forEach(wireMock::removeStubMapping);
    }
}
