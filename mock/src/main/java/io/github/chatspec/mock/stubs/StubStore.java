package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.store.InMemoryStubMappingStore;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An in-memory stub store that finds a stub by its id in constant time.
 *
 * <p>WireMock looks up the id of each stub that is added, and its own store scans all stubs for it.
 */
public final class StubStore extends InMemoryStubMappingStore {

    private final Map<UUID, StubMapping> byId = new ConcurrentHashMap<>();

    @Override
    public Optional<StubMapping> get(UUID id) {
        return Optional.ofNullable(id).map(byId::get);
    }

    @Override
    public void add(StubMapping stub) {
        super.add(stub);
        byId.put(stub.getId(), stub);
    }

    @Override
    public void replace(StubMapping existing, StubMapping updated) {
        super.replace(existing, updated);
        byId.remove(existing.getId());
        byId.put(updated.getId(), updated);
    }

    @Override
    public void remove(StubMapping stub) {
        super.remove(stub);
        if (byId.remove(stub.getId()) == null) {
            // WireMock then removes the stub with the same request.
            byId.clear();
            getAll().forEach(kept -> byId.put(kept.getId(), kept));
        }
    }

    @Override
    public void clear() {
        super.clear();
        byId.clear();
    }
}
