package io.github.chatspec.mock.fast;

import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.chatspec.mock.stubs.ServedOperations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The last requests of a server, in a room that does not grow and at a cost that stays the same. */
public final class RingJournal implements RequestJournalStore {

    /** What was served, which becomes an event of WireMock's where somebody asks for it. */
    interface Served {

        /**
         * Returns what WireMock would have kept of it.
         *
         * @return the event, made anew each time
         */
        ServeEvent event();
    }

    /** Each place holds an event of WireMock's, something {@link ServedOperations}, or nothing. */
    private final Object[] places;

    /** Where the events of WireMock's stand, which are told again when they have been sent. */
    private final Map<UUID, Integer> known = new HashMap<>();

    private long added;

    public RingJournal(int capacity) {
        places = new Object[capacity];
    }

    synchronized void add(Served served) {
        if (places.length > 0) {
            next(served);
        }
    }

    @Override
    public synchronized void add(ServeEvent event) {
        if (places.length > 0) {
            known.put(event.getId(), next(event));
        }
    }

    private int next(Object entry) {
        int place = (int) (added % places.length);
        forget(place);
        places[place] = entry;
        added++;
        return place;
    }

    private void forget(int place) {
        if (places[place] instanceof ServeEvent event) {
            known.remove(event.getId());
        }
        places[place] = null;
    }

    /** Lists the events, the latest first. */
    @Override
    public synchronized Stream<ServeEvent> getAll() {
        List<ServeEvent> events = new ArrayList<>();
        for (long back = 1; back <= Math.min(added, places.length); back++) {
            int place = (int) ((added - back) % places.length);
            if (places[place] != null) {
                events.add(event(place));
            }
        }
        return events.stream();
    }

    /** What has been asked for stays as it was told, so that it keeps its id. */
    private ServeEvent event(int place) {
        if (places[place] instanceof Served served) {
            ServeEvent event = served.event();
            places[place] = event;
            known.put(event.getId(), place);
        }
        return (ServeEvent) places[place];
    }

    /** Forgets the oldest event. */
    @Override
    public synchronized void removeLast() {
        for (long back = Math.min(added, places.length); back >= 1; back--) {
            int place = (int) ((added - back) % places.length);
            if (places[place] != null) {
                forget(place);
                return;
            }
        }
    }

    @Override
    public Stream<UUID> getAllKeys() {
        return getAll().map(ServeEvent::getId);
    }

    @Override
    public synchronized Optional<ServeEvent> get(UUID id) {
        return Optional.ofNullable(known.get(id)).map(this::event);
    }

    /** Takes over what an event has become, unless it has been forgotten meanwhile. */
    @Override
    public synchronized void put(UUID id, ServeEvent event) {
        Integer place = known.get(id);
        if (place != null) {
            places[place] = event;
        }
    }

    @Override
    public synchronized void remove(UUID id) {
        Integer place = known.get(id);
        if (place != null) {
            forget(place);
        }
    }

    @Override
    public synchronized void clear() {
        Arrays.fill(places, null);
        known.clear();
        added = 0;
    }
}
