package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.matching.RequestMatcherExtension;
import com.github.tomakehurst.wiremock.store.InMemoryStubMappingStore;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.SubEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An in-memory stub store that finds a stub by its id, and those that may match a request, without a look at all others.
 *
 * <p>WireMock looks up the id of each stub that is added, and its own store compares all stubs with every request.
 */
public final class StubStore extends InMemoryStubMappingStore {

    private final Map<UUID, StubMapping> byId = new ConcurrentHashMap<>();
    private final StubsByPath byPath = new StubsByPath();
    /** The stubs that were not needed yet; null if there are none. */
    private volatile Supplier<List<StubMapping>> later;

    /** Adds stubs as soon as WireMock needs any stub. */
    void addWhenNeeded(Supplier<List<StubMapping>> stubs) {
        later = stubs;
    }

    private void load() {
        if (later == null) {
            return;
        }
        synchronized (byId) {
            if (later != null) {
                later.get().forEach(this::addNow);
                later = null;
            }
        }
    }

    @Override
    public Stream<StubMapping> getAll() {
        load();
        return super.getAll();
    }

    @Override
    public Optional<StubMapping> get(UUID id) {
        load();
        return Optional.ofNullable(id).map(byId::get);
    }

    /** Returns the stubs that match a request, but none after the one that WireMock certainly chooses. */
    @Override
    public Stream<StubMapping> findAllMatchingRequest(
            Request request, Map<String, RequestMatcherExtension> matchers, Consumer<SubEvent> events) {
        load();
        List<StubMapping> matching = new ArrayList<>();
        for (StubMapping stub : byPath.candidates(request)) {
            MatchResult result = stub.getRequest().match(request, matchers);
            result.getSubEvents().forEach(events);
            if (result.isExactMatch()) {
                matching.add(stub);
                if (stub.isIndependentOfScenarioState()) {
                    break;
                }
            }
        }
        return matching.stream();
    }

    @Override
    public void add(StubMapping stub) {
        load();
        addNow(stub);
    }

    private void addNow(StubMapping stub) {
        super.add(stub);
        byId.put(stub.getId(), stub);
        byPath.add(stub);
    }

    @Override
    public void replace(StubMapping existing, StubMapping updated) {
        load();
        super.replace(existing, updated);
        byId.remove(existing.getId());
        byId.put(updated.getId(), updated);
        byPath.remove(existing);
        byPath.add(updated);
    }

    @Override
    public void remove(StubMapping stub) {
        load();
        super.remove(stub);
        StubMapping removed = byId.remove(stub.getId());
        if (removed != null) {
            byPath.remove(removed);
            return;
        }
        // WireMock then removes the stub with the same request.
        byId.clear();
        byPath.clear();
        getAll().forEach(kept -> {
            byId.put(kept.getId(), kept);
            byPath.add(kept);
        });
    }

    @Override
    public void clear() {
        later = null;
        super.clear();
        byId.clear();
        byPath.clear();
    }
}
