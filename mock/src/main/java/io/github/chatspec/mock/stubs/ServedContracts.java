package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.contract.Background;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.mock.violations.RequestViolations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a mock plays: its contracts and their stubs, which can be exchanged while it runs. */
public final class ServedContracts {

    private final WireMockServer wireMock;
    /** In the order of the contracts, by which two of the same priority are told apart. */
    private final Map<UUID, StubMapping> stubs = new LinkedHashMap<>();

    private volatile List<Contract> contracts = List.of();

    private final ServedOperations served;
    private final RequestViolations violations;

    public ServedContracts(WireMockServer wireMock, ServedOperations served, RequestViolations violations) {
        this.wireMock = wireMock;
        this.served = served;
        this.violations = violations;
    }

    public ServedOperations served() {
        return served;
    }

    public List<Contract> contracts() {
        return contracts;
    }

    /**
     * Takes contracts instead of those before; stubs that somebody has added to the server stay.
     *
     * @throws io.github.chatspec.contract.ContractException if a sample breaks its contract; nothing is changed then
     */
    public synchronized void play(List<Contract> next) {
        Judge judge = Judge.of(next);
        Background<Map<UUID, StubMapping>> derived = Background.of(() -> derived(next));
        judge.requireGoodSamples();
        Map<UUID, StubMapping> wanted = derived.result();
        wanted.values().forEach(this::put);
        stubs.keySet().stream().filter(id -> !wanted.containsKey(id)).forEach(wireMock::removeStubMapping);
        stubs.clear();
        stubs.putAll(wanted);
        served.replace(next);
        violations.judgeBy(judge);
        contracts = List.copyOf(next);
    }

    /** Of two contracts that promise the same, the first is played. */
    private static Map<UUID, StubMapping> derived(List<Contract> contracts) {
        Map<UUID, StubMapping> stubs = new LinkedHashMap<>();
        contracts.forEach(contract -> SampleStubs.of(contract).forEach(stub -> stubs.putIfAbsent(stub.getId(), stub)));
        return stubs;
    }

    /** Takes contracts whose operations somebody else answers. */
    public synchronized void show(List<Contract> next) {
        served.replace(next);
        violations.judgeBy(Judge.of(next));
        contracts = List.copyOf(next);
    }

    /** The stubs that are played. */
    public synchronized List<StubMapping> stubs() {
        return List.copyOf(stubs.values());
    }

    /** A stub that stays the same is left alone, so that no request falls into a gap. */
    private void put(StubMapping stub) {
        StubMapping played = stubs.get(stub.getId());
        if (played == null) {
            wireMock.addStubMapping(stub);
        } else if (!played.equals(stub)) {
            wireMock.editStubMapping(stub);
        }
    }
}
