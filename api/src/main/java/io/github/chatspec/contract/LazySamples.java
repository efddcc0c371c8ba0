package io.github.chatspec.contract;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;

/** Samples that are read when somebody asks for them, since a judge never does. */
final class LazySamples extends AbstractList<Sample> {

    private Supplier<List<Sample>> reader;
    private List<Sample> samples;

    LazySamples(Supplier<List<Sample>> reader) {
        this.reader = reader;
    }

    @Override
    public Sample get(int index) {
        return samples().get(index);
    }

    @Override
    public int size() {
        return samples().size();
    }

    private synchronized List<Sample> samples() {
        if (samples == null) {
            samples = List.copyOf(reader.get());
            reader = null;
        }
        return samples;
    }
}
