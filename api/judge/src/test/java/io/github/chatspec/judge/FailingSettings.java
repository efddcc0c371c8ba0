package io.github.chatspec.judge;

import io.github.chatspec.finding.Level;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Settings that make rules fail when they report something. */
public final class FailingSettings {

    private FailingSettings() {}

    /** Returns settings under which each rule with one of the ids throws an error instead of reporting its findings. */
    public static Settings of(Supplier<? extends Throwable> error, String... rules) {
        Set<String> failing = Set.of(rules);
        Map<String, Optional<Level>> levels = new AbstractMap<>() {
            @Override
            public Optional<Level> get(Object rule) {
                if (failing.contains(rule)) {
                    FailingSettings.<RuntimeException>raise(error.get());
                }
                return null;
            }

            @Override
            public Set<Entry<String, Optional<Level>>> entrySet() {
                return Set.of();
            }
        };
        return new Settings(levels, List.of(), List.of());
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable error) throws T {
        throw (T) error;
    }
}
