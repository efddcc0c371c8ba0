package io.github.chatspec.mock.stubs;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractProblem;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.mock.callbacks.DocumentedCallbacks;
import io.github.chatspec.mock.generation.GenerationCheck;
import io.github.chatspec.mock.generation.ResponseGenerator;
import io.github.chatspec.mock.state.ItemCollections;
import io.github.chatspec.routing.Router;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The contracts that a mock serves at a time, with everything derived from them: operations, stubs and judge. */
public final class ServedContracts {

    /** No contracts: what a mock serves while its contracts are still being read. */
    public static final ServedContracts NONE = new ServedContracts(
            List.of(),
            Judge.of(),
            new ResponseGenerator(Judge.of(), ResponseGenerator.DEFAULT_SEED),
            new ExampleRequests(List.of(), Judge.of(), ResponseGenerator.DEFAULT_SEED),
            ItemCollections.NONE,
            new DocumentedCallbacks(List.of(), Judge.of(), ResponseGenerator.DEFAULT_SEED),
            false,
            ExampleCheck.NONE);

    private final List<Contract> contracts;
    private final ServedOperations operations;
    private final Judge judge;
    private final ResponseGenerator generator;
    private final ExampleRequests requests;
    private final GenerationCheck check;
    private final ItemCollections collections;
    private final DocumentedCallbacks callbacks;
    private final boolean hasStubs;
    /**
     * In the order of the contracts, which decides between stubs of the same priority; null until one is needed, since
     * thousands of stubs take seconds to create.
     */
    private Map<UUID, StubMapping> stubs;

    /** Null until it is needed. */
    private PathRanks ranks;

    private final ExampleCheck examples;

    private ServedContracts(
            List<Contract> contracts,
            Judge judge,
            ResponseGenerator generator,
            ExampleRequests requests,
            ItemCollections collections,
            DocumentedCallbacks callbacks,
            boolean hasStubs,
            ExampleCheck examples) {
        this.contracts = List.copyOf(contracts);
        this.operations = ServedOperations.of(contracts);
        this.judge = judge;
        this.generator = generator;
        this.requests = requests;
        this.check = new GenerationCheck(contracts);
        this.collections = collections;
        this.callbacks = callbacks;
        this.hasStubs = hasStubs;
        this.examples = examples;
    }

    /**
     * Derives the stubs of contracts and checks their samples.
     *
     * @param contracts the contracts; where two of them define the same operation, the first one is served
     * @param seed the seed of the generated values
     * @param strict whether the samples of all contracts must be good, and not only those of the built-in ones
     * @return the contracts, completed by the responses that have no example
     * @throws io.github.chatspec.contract.ContractException if a sample violates its contract
     */
    public static ServedContracts of(List<Contract> contracts, long seed, boolean strict) {
        return of(contracts, seed, strict, false);
    }

    /**
     * Derives the stubs of contracts and checks their samples.
     *
     * @param contracts the contracts; where two of them define the same operation, the first one is served
     * @param seed the seed of the generated values
     * @param strict whether the samples of all contracts must be good, and not only those of the built-in ones
     * @param stateful whether requests change the items of collections
     * @return the contracts, completed by the responses that have no example
     * @throws io.github.chatspec.contract.ContractException if a sample violates its contract
     */
    public static ServedContracts of(List<Contract> contracts, long seed, boolean strict, boolean stateful) {
        Judge judge = Judge.of(contracts);
        if (!strict && !contracts.stream().allMatch(ServedContracts::isBuiltIn)) {
            return complete(contracts, judge, seed, stateful, new ExampleCheck(judge, contracts));
        }
        CompletableFuture<ServedContracts> served =
                CompletableFuture.supplyAsync(() -> complete(contracts, judge, seed, stateful, ExampleCheck.NONE));
        ExampleCheck.requireGood(judge);
        return served.join();
    }

    private static boolean isBuiltIn(Contract contract) {
        return Contract.isBuiltIn(contract.name()) && Contract.builtIn(contract.name()) == contract;
    }

    private static ServedContracts complete(
            List<Contract> contracts, Judge judge, long seed, boolean stateful, ExampleCheck examples) {
        ResponseGenerator generator = new ResponseGenerator(judge, seed);
        List<Contract> completed = contracts.stream()
                .map(generator::complete)
                .map(examples::mark)
                .map(ConcreteMediaTypes::in)
                .map(PairedExamples::in)
                .toList();
        ExampleRequests requests = new ExampleRequests(contracts, judge, seed);
        ItemCollections collections = stateful ? ItemCollections.of(completed, generator::items) : ItemCollections.NONE;
        DocumentedCallbacks callbacks = new DocumentedCallbacks(contracts, judge, seed);
        return new ServedContracts(completed, judge, generator, requests, collections, callbacks, true, examples);
    }

    /**
     * Returns the defects of the documents and their examples that do not keep them from being served. The first call
     * judges all examples that have not been sent yet.
     */
    public List<ContractProblem> problems() {
        return examples.problems();
    }

    /** Returns contracts whose operations are answered by another server. */
    public static ServedContracts withoutStubs(List<Contract> contracts) {
        Judge judge = Judge.of(contracts);
        return new ServedContracts(
                contracts,
                judge,
                new ResponseGenerator(judge, ResponseGenerator.DEFAULT_SEED),
                new ExampleRequests(contracts, judge, ResponseGenerator.DEFAULT_SEED),
                ItemCollections.NONE,
                new DocumentedCallbacks(contracts, judge, ResponseGenerator.DEFAULT_SEED),
                false,
                ExampleCheck.NONE);
    }

    private synchronized Map<UUID, StubMapping> stubsById() {
        if (stubs == null) {
            stubs = new LinkedHashMap<>();
            if (hasStubs) {
                ContractStubs.of(contracts, ranks(), collections)
                        .forEach(stub -> stubs.putIfAbsent(stub.getId(), stub));
            }
        }
        return stubs;
    }

    /** Returns the precedence of all paths. */
    synchronized PathRanks ranks() {
        if (ranks == null) {
            ranks = ContractStubs.ranks(contracts);
        }
        return ranks;
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

    /** Returns the requests that show how to call the operations. */
    public ExampleRequests exampleRequests() {
        return requests;
    }

    /** Returns whether no request body was found that an operation accepts. */
    boolean isWithoutGoodBody(Operation operation) {
        return contracts.stream()
                .filter(contract -> contract.name().equals(operation.contract()))
                .anyMatch(contract -> requests.isWithoutGoodBody(contract, operation));
    }

    /** Returns the check of the generated bodies, which is not started yet. */
    public GenerationCheck generationCheck() {
        return check;
    }

    /** Returns the collections whose items requests change. */
    public ItemCollections collections() {
        return collections;
    }

    /** Returns the callbacks of the operations. */
    public DocumentedCallbacks callbacks() {
        return callbacks;
    }

    /** Returns the operation that a request is for. */
    public Optional<Operation> operation(Request request) {
        return judge.route(Exchange.of(request)).map(Router.Route::operation);
    }

    /** Returns the operation of which a stub was made, if it was not added to the server. */
    public Optional<Operation> operation(StubMapping stub) {
        return SampleStubs.operation(stub).flatMap(operations::named);
    }

    /** Writes a value in the media type of a sample. */
    String written(Operation operation, Sample sample, JsonNode value) {
        return generator.written(operation, sample, value);
    }

    /** Returns another body for a sample, which is generated from the schema. */
    String another(Operation operation, Sample sample, long number) {
        return generator.another(operation, sample, number);
    }

    /** Returns the response of a stub, with its body if that is generated on request. */
    public ResponseDefinition response(StubMapping stub) {
        return SampleStubs.isLazy(stub)
                ? SampleStubs.operation(stub)
                        .flatMap(operations::named)
                        .flatMap(operation -> SampleResponses.sample(operation, stub))
                        .map(sample -> SampleResponses.of(sample).build())
                        .orElse(stub.getResponse())
                : stub.getResponse();
    }

    /** Returns whether the operations are answered by stubs. */
    public boolean hasStubs() {
        return hasStubs;
    }

    /** Returns the stubs, which are created now if they were not needed before. */
    public List<StubMapping> stubs() {
        return List.copyOf(stubsById().values());
    }

    /** Returns a stub by its id, or null. */
    public StubMapping stub(UUID id) {
        return stubsById().get(id);
    }

    /** Returns what requests without preferences must know of the stubs, in their order. */
    public List<StubOutline> outlines() {
        return hasStubs ? ContractStubs.outlines(contracts, ranks(), collections) : List.of();
    }

    /** Adds the stubs to a store without stubs, as soon as they are needed. */
    public void installInto(StubStore store) {
        store.addWhenNeeded(this::stubs);
    }

    /**
     * Replaces the stubs of other contracts by these. Stubs that both have are left alone, so that there is no gap in
     * which a request finds none; stubs that were added to the server stay.
     *
     * @param wireMock the server
     * @param previous the contracts that the server has served until now
     */
    public void install(WireMockServer wireMock, ServedContracts previous) {
        stubsById().forEach((id, stub) -> {
            StubMapping installed = previous.stubsById().get(id);
            if (installed == null) {
                wireMock.addStubMapping(stub);
            } else if (!installed.equals(stub)) {
                wireMock.editStubMapping(stub);
            }
        });
        previous.stubsById().keySet().stream()
                .filter(id -> !stubsById().containsKey(id))
                .forEach(wireMock::removeStubMapping);
    }
}
