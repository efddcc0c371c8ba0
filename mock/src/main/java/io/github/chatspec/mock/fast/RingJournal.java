package io.github.chatspec.mock.fast;

import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A request journal of fixed size, which reslots its oldest event. */
public final class RingJournal implements RequestJournalStore {

    /** A served request, which is converted to an event of WireMock when the journal is read. */
    interface Entry {

        /** Returns a new event, as WireMock would have created it. */
        ServeEvent toEvent();
    }

    /** Each slot contains a {@link ServeEvent}, an {@link Entry}, or null. */
    private final Object[] slots;

    /** The slots of the events, which WireMock updates when it has sent a response. */
    private final Map<UUID, Integer> slotsById = new HashMap<>();

    private long added;

    public RingJournal(int capacity) {
        slots = new Object[capacity];
    }

    synchronized void add(Entry entry) {
        if (slots.length > 0) {
            store(entry);
        }
    }

    @Override
    public synchronized void add(ServeEvent event) {
        if (slots.length > 0) {
            slotsById.put(event.getId(), store(event));
        }
    }

    private int store(Object entry) {
        int slot = (int) (added % slots.length);
        clearSlot(slot);
        slots[slot] = entry;
        added++;
        return slot;
    }

    private void clearSlot(int slot) {
        if (slots[slot] instanceof ServeEvent event) {
            slotsById.remove(event.getId());
        }
        slots[slot] = null;
    }

    /** Returns the events, the latest first. */
    @Override
    public synchronized Stream<ServeEvent> getAll() {
        List<ServeEvent> events = new ArrayList<>();
        for (long back = 1; back <= Math.min(added, slots.length); back++) {
            int slot = (int) ((added - back) % slots.length);
            if (slots[slot] != null) {
                events.add(event(slot));
            }
        }
        return events.stream();
    }

    /** Returns the event of a slot; a converted entry is stored, so that it keeps its id. */
    private ServeEvent event(int slot) {
        if (slots[slot] instanceof Entry entry) {
            ServeEvent event = entry.toEvent();
            slots[slot] = event;
            slotsById.put(event.getId(), slot);
        }
        return (ServeEvent) slots[slot];
    }

    /** Removes the oldest event. */
    @Override
    public synchronized void removeLast() {
        for (long back = Math.min(added, slots.length); back >= 1; back--) {
            int slot = (int) ((added - back) % slots.length);
            if (slots[slot] != null) {
                clearSlot(slot);
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
        return Optional.ofNullable(slotsById.get(id)).map(this::event);
    }

    /** Replaces an event, unless it has been removed meanwhile. */
    @Override
    public synchronized void put(UUID id, ServeEvent event) {
        Integer slot = slotsById.get(id);
        if (slot != null) {
            slots[slot] = event;
        }
    }

    @Override
    public synchronized void remove(UUID id) {
        Integer slot = slotsById.get(id);
        if (slot != null) {
            clearSlot(slot);
        }
    }

    @Override
    public synchronized void clear() {
        Arrays.fill(slots, null);
        slotsById.clear();
        added = 0;
    }
}
