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

/** A request journal that keeps the last events, limited in their number and in their size. */
public final class RingJournal implements RequestJournalStore {

    /** About the size of an event without its bodies. */
    private static final int OVERHEAD = 4 << 10;

    /** Keeps the sum of two lengths an int. */
    private static final int MAX_LENGTH = 1 << 28;

    /** A served request, which is converted to an event of WireMock when the journal is read. */
    interface Entry {

        /** Returns a new event, as WireMock would have created it. */
        ServeEvent toEvent();
    }

    /** Each slot contains a {@link ServeEvent}, an {@link Entry}, or null. */
    private final Object[] slots;

    /** The slots of the events, which WireMock updates when it has sent a response. */
    private final Map<UUID, Integer> slotsById = new HashMap<>();

    /** The size of the event in each slot, in bytes. */
    private final int[] sizes;

    private final long maxSize;
    private long size;

    /** The number of events that were added. */
    private long added;

    /** The number of events that were removed since they were the oldest. */
    private long removed;

    /**
     * Creates an empty journal.
     *
     * @param capacity the maximum number of events
     * @param maxSize the maximum size of all events in bytes
     */
    public RingJournal(int capacity, long maxSize) {
        slots = new Object[capacity];
        sizes = new int[capacity];
        this.maxSize = maxSize;
    }

    /**
     * Adds a request.
     *
     * @param entry the request
     * @param bytes about how much of the heap it occupies
     */
    synchronized void add(Entry entry, int bytes) {
        store(entry, bytes);
    }

    @Override
    public synchronized void add(ServeEvent event) {
        int slot = store(event, size(event));
        if (slot >= 0) {
            slotsById.put(event.getId(), slot);
        }
    }

    /** Stores an entry in place of the oldest ones and returns its slot, or -1 if it does not fit. */
    private int store(Object entry, int bytes) {
        if (slots.length == 0 || bytes > maxSize) {
            return -1;
        }
        while (added - removed >= slots.length || size + bytes > maxSize) {
            clearSlot((int) (removed++ % slots.length));
        }
        int slot = (int) (added++ % slots.length);
        slots[slot] = entry;
        resize(slot, bytes);
        return slot;
    }

    private void clearSlot(int slot) {
        if (slots[slot] instanceof ServeEvent event) {
            slotsById.remove(event.getId());
        }
        slots[slot] = null;
        resize(slot, 0);
    }

    private void resize(int slot, int bytes) {
        size += bytes - sizes[slot];
        sizes[slot] = bytes;
    }

    private static int size(ServeEvent event) {
        byte[] request = event.getRequest() == null ? null : event.getRequest().getBody();
        byte[] response =
                event.getResponse() == null ? null : event.getResponse().getBody();
        // WireMock keeps a body as bytes and as text.
        return OVERHEAD + 2 * (length(request) + length(response));
    }

    private static int length(byte[] body) {
        return body == null ? 0 : Math.min(body.length, MAX_LENGTH);
    }

    /** Returns the events, the latest first. */
    @Override
    public synchronized Stream<ServeEvent> getAll() {
        List<ServeEvent> events = new ArrayList<>();
        for (long index = added - 1; index >= removed; index--) {
            int slot = (int) (index % slots.length);
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
        while (removed < added) {
            int slot = (int) (removed++ % slots.length);
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
            resize(slot, size(event));
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
        Arrays.fill(sizes, 0);
        slotsById.clear();
        size = 0;
        added = 0;
        removed = 0;
    }
}
