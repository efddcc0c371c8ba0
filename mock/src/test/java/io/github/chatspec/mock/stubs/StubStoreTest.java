package io.github.chatspec.mock.stubs;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StubStoreTest {

    private final StubStore store = new StubStore();

    @Test
    void aStubIsFoundByItsIdUntilItIsRemoved() {
        StubMapping one = added("/one");
        StubMapping two = added("/two");

        assertThat(store.get(one.getId())).containsSame(one);
        store.remove(one);

        assertThat(store.get(one.getId())).isEmpty();
        assertThat(store.get(two.getId())).containsSame(two);
        assertThat(store.getAll()).containsExactly(two);
    }

    @Test
    void aStubReplacesAnother() {
        StubMapping before = added("/one");
        StubMapping after =
                get("/other").willReturn(ok()).withId(before.getId()).build();
        store.replace(before, after);

        assertThat(store.get(before.getId())).containsSame(after);
        assertThat(store.getAll()).containsExactly(after);
    }

    @Test
    void aStubCanBeRemovedByItsRequest() {
        StubMapping one = added("/one");
        store.remove(get("/one").willReturn(ok()).withId(UUID.randomUUID()).build());

        assertThat(store.get(one.getId())).isEmpty();
        assertThat(store.getAll()).isEmpty();
    }

    @Test
    void noStubIsFoundWithoutAnIdOrAfterClearing() {
        StubMapping one = added("/one");

        assertThat(store.get(null)).isEmpty();
        store.clear();
        assertThat(store.get(one.getId())).isEmpty();
    }

    private StubMapping added(String path) {
        StubMapping stub = get(path).willReturn(ok()).withId(UUID.randomUUID()).build();
        store.add(stub);
        return stub;
    }
}
