package io.github.chatspec.contract;

import java.util.AbstractList;
import java.util.List;

/** An unmodifiable list whose items are read at its first use, since many runs do not need them. */
abstract class LazyList<E> extends AbstractList<E> {

    private List<E> items;

    /** Reads the items. */
    abstract List<E> read();

    private synchronized List<E> items() {
        if (items == null) {
            items = List.copyOf(read());
        }
        return items;
    }

    @Override
    public E get(int index) {
        return items().get(index);
    }

    @Override
    public int size() {
        return items().size();
    }
}
