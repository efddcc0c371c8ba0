package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;
import java.util.function.Supplier;

/**
 * The stubs to which a reset returns: those of the contracts, instead of files in the working directory. Nothing is
 * saved, since the contracts are never changed by a request.
 */
public final class ContractMappings implements MappingsSource {

    private final Supplier<List<StubMapping>> stubs;

    /**
     * Creates the source.
     *
     * @param stubs supplies the stubs of the contracts that are served at present; WireMock asks for the first time
     *     before the contracts are read
     */
    public ContractMappings(Supplier<List<StubMapping>> stubs) {
        this.stubs = stubs;
    }

    @Override
    public void loadMappingsInto(StubMappings mappings) {
        stubs.get().forEach(mappings::addMapping);
    }

    @Override
    public void save(List<StubMapping> mappings) {
        // Nothing is saved.
    }

    @Override
    public void save(StubMapping mapping) {
        // Nothing is saved.
    }

    @Override
    @Deprecated
    @SuppressWarnings("removal")
    public void remove(StubMapping mapping) {
        // Nothing is saved.
    }

    @Override
    public void removeAll() {
        // Nothing is saved.
    }
}
