package io.github.chatspec.mock.generation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The branches that are chosen while a schema is composed; all combinations are tried one after the other, up to a limit. */
final class BranchChoices {

    private static final int MAX_COMBINATIONS = 24;

    private record Choice(int index, int count) {}

    private final Map<String, Choice> choices = new LinkedHashMap<>();
    private int combinations = 1;

    /** Returns the index of the branch to take at a place; at first it is 0 everywhere. */
    int at(String place, int count) {
        return choices.computeIfAbsent(place, absent -> new Choice(0, count)).index();
    }

    /** Returns whether there is anything to choose. */
    boolean exist() {
        return !choices.isEmpty();
    }

    /** Turns to the next combination, in which the last place changes first, or returns false if there is none. */
    boolean next() {
        List<String> places = new ArrayList<>(choices.keySet());
        for (int i = places.size() - 1; i >= 0; i--) {
            Choice choice = choices.remove(places.get(i));
            if (choice.index() + 1 < choice.count()) {
                choices.put(places.get(i), new Choice(choice.index() + 1, choice.count()));
                return ++combinations <= MAX_COMBINATIONS;
            }
        }
        return false;
    }
}
