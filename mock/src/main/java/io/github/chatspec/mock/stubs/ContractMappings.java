package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;
import java.util.function.Supplier;

/**
 * The stubs that WireMock goes back to when somebody resets them: those of the contracts, and not files of the folder in
 * which the mock happens to run, to which nothing is written either.
 */
public final class ContractMappings implements MappingsSource {

    private volatile Supplier<List<StubMapping>> stubs = List::of;

    /** Says where the stubs are had from, which are made after the server that asks for them. */
    public void comeFrom(Supplier<List<StubMapping>> source) {
        stubs = source;
    }

    @Override
    public void loadMappingsInto(StubMappings mappings) {
        stubs.get().forEach(mappings::addMapping);
    }

    @Override
    public void save(List<StubMapping> mappings) {
        // See above.
    }

    @Override
    public void save(StubMapping mapping) {
        // See above.
    }

    @Override
    @Deprecated
    @SuppressWarnings("removal")
    public void remove(StubMapping mapping) {
        // See above.
    }

    @Override
    public void removeAll() {
        // See above.
    }
}
