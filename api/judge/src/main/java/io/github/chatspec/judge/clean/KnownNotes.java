package io.github.chatspec.judge.clean;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.rule.Findings;
import io.github.chatspec.judge.rule.Rules;
import io.github.chatspec.judge.verdict.Note;
import io.github.chatspec.secret.Secrets;
import io.github.chatspec.text.ValueRenderer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rules reported about notes, so that the same is worded only once. */
final class KnownNotes {

    /** The number of different notes; a body may have any keys. */
    private static final int MOST = 1 << 12;

    private final Map<Kind, Wording> wordings = new HashMap<>();

    /**
     * The notes about which the rules report the same.
     *
     * @param secrets the secrets of which some are hidden in the report; null if it contains none
     */
    private record Kind(Note.Kind kind, Object place, String key, Secrets secrets) {
        static Kind of(Note note) {
            String key = note.kind() == Note.Kind.OTHER ? Pointers.last(note.pointer()) : "";
            return new Kind(note.kind(), note.place(), key, null);
        }

        Kind with(Secrets hidden) {
            return new Kind(kind, place, key, hidden);
        }
    }

    /** A finding, and the last one that was made from it. */
    private static final class Wording {
        private final Finding learned;
        private Secrets secrets;
        private Finding shown;
        private String pointer;

        private Wording(Finding learned, Note note, Secrets secrets) {
            this.learned = learned;
            this.secrets = secrets;
            this.shown = learned;
            this.pointer = note.pointer();
        }

        private Finding at(Note note, ValueRenderer renderer, Secrets others) {
            boolean isSame = secrets == others && note.pointer().equals(pointer);
            if (!isSame) {
                show(note, KnownNotes.pointer(note, renderer, others), others);
                pointer = note.pointer();
            } else if (!shown.position().equals(Optional.of(note.position()))) {
                shown = with(shown.pointer(), note, shown.cause(), shown.message());
            }
            return shown;
        }

        private void show(Note note, String place, Secrets others) {
            if (secrets != others) {
                shown = with(
                        learned.pointer(), note, learned.cause().map(others::hidden), others.hidden(learned.message()));
                secrets = others;
            }
            shown = with(Optional.of(place), note, shown.cause(), shown.message());
        }

        private Finding with(Optional<String> pointer, Note note, Optional<String> cause, String message) {
            return new Finding(
                    learned.rule(),
                    learned.level(),
                    learned.operation(),
                    learned.status(),
                    pointer,
                    Optional.of(note.position()),
                    learned.contract(),
                    cause,
                    message,
                    learned.isAboutRequest());
        }
    }

    boolean isEmpty() {
        return wordings.isEmpty();
    }

    /** Returns what the rules report about notes; an empty list if that is unknown. */
    List<Finding> findings(List<Note> notes, ValueRenderer renderer, Secrets secrets) {
        List<Finding> findings = new ArrayList<>(notes.size());
        for (Note note : notes) {
            Kind kind = Kind.of(note);
            Wording wording = wordings.get(kind);
            if (wording == null) {
                wording = wordings.get(kind.with(secrets));
            }
            if (wording == null) {
                return List.of();
            }
            findings.add(wording.at(note, renderer, secrets));
        }
        return Findings.sorted(findings);
    }

    private static String pointer(Note note, ValueRenderer renderer, Secrets secrets) {
        return secrets.hidden(renderer.pointer(note.pointer()));
    }

    /**
     * Learns how the rules report notes.
     *
     * @return whether something was learned; false if the rules reported something else
     */
    boolean learn(List<Note> notes, ValueRenderer renderer, Secrets secrets, List<Finding> reported) {
        Map<Kind, Wording> added = new HashMap<>();
        List<Finding> left = new ArrayList<>(reported);
        for (Note note : notes) {
            Optional<Finding> finding = of(note, pointer(note, renderer, secrets), left);
            if (finding.isEmpty()) {
                return false;
            }
            left.remove(finding.get());
            // What was hidden in a finding is unknown, but the same for all exchanges with the same secrets.
            boolean isHidden = Secrets.isHidden(finding.get().message());
            Kind kind = isHidden ? Kind.of(note).with(secrets) : Kind.of(note);
            added.putIfAbsent(kind, new Wording(finding.get(), note, secrets));
        }
        if (!left.isEmpty() || wordings.size() + added.size() > MOST) {
            return false;
        }
        boolean isNew = !wordings.keySet().containsAll(added.keySet());
        added.forEach(wordings::putIfAbsent);
        return isNew;
    }

    private static Optional<Finding> of(Note note, String pointer, List<Finding> findings) {
        for (Finding finding : findings) {
            if (Rules.isAbout(note, finding)
                    && finding.pointer().equals(Optional.of(pointer))
                    && finding.position().equals(Optional.of(note.position()))) {
                return Optional.of(finding);
            }
        }
        return Optional.empty();
    }
}
