package io.github.chatspec.judge.clean;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.rule.Findings;
import io.github.chatspec.judge.rule.Rules;
import io.github.chatspec.judge.verdict.Note;
import io.github.chatspec.secret.Secrets;
import io.github.chatspec.text.ValueRenderer;
import io.github.chatspec.text.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the rules reported about notes, so that the same is worded only once. */
final class KnownNotes {

    /** The number of different notes; a body may have any keys. */
    private static final int MOST = 1 << 12;

    private final Map<NoteKey, KnownFinding> known = new HashMap<>();

    /**
     * What notes have in common about which the rules report the same.
     *
     * @param text an undocumented key, or the value if the report hides a part of itself; otherwise empty
     * @param secrets the secrets of which some are hidden in the report; null if it contains none
     */
    private record NoteKey(Note.Kind kind, Object schemaPlace, String text, Secrets secrets) {
        static NoteKey of(Note note) {
            String text = note.kind() == Note.Kind.UNDOCUMENTED_KEY ? Pointers.last(note.pointer()) : "";
            return new NoteKey(note.kind(), note.schemaPlace(), text, null);
        }

        /** Returns the key for a report of which a part is hidden. */
        static NoteKey of(Note note, Secrets hidden) {
            NoteKey shown = of(note);
            String value = note.kind() == Note.Kind.TYPE
                    ? Wording.kind(note.value()) + note.value().asText()
                    : "";
            return new NoteKey(shown.kind, shown.schemaPlace, shown.text + value, hidden);
        }

        // Not the generated methods of a record: the JVM takes longer to compile them, and each note is looked up.
        @Override
        public boolean equals(Object other) {
            return other instanceof NoteKey key
                    && kind == key.kind
                    && schemaPlace.equals(key.schemaPlace)
                    && text.equals(key.text)
                    && Objects.equals(secrets, key.secrets);
        }

        @Override
        public int hashCode() {
            return 31 * schemaPlace.hashCode() + text.hashCode();
        }
    }

    /** A finding, and the last one that was made from it. */
    private static final class KnownFinding {
        private final Finding learned;
        /** The part of the message after what depends on the value; null if nothing does. */
        private final String messageEnd;

        private Secrets secrets;
        private Finding shown;
        private String pointer;

        private KnownFinding(Finding learned, String messageEnd, Note note, Secrets secrets) {
            this.learned = learned;
            this.messageEnd = messageEnd;
            this.secrets = secrets;
            this.shown = learned;
            this.pointer = note.pointer();
        }

        private Finding at(Note note, ValueRenderer renderer, Secrets others) {
            boolean isSame = secrets == others && note.pointer().equals(pointer);
            if (messageEnd != null) {
                String message = others.hidden(Rules.beginning(note, renderer) + messageEnd);
                return with(
                        Optional.of(KnownNotes.pointer(note, renderer, others)),
                        note,
                        learned.cause().map(others::hidden),
                        message);
            }
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
        return known.isEmpty();
    }

    /** Returns what the rules report about notes; an empty list if that is unknown. */
    List<Finding> findings(List<Note> notes, ValueRenderer renderer, Secrets secrets) {
        List<Finding> findings = new ArrayList<>(notes.size());
        for (Note note : notes) {
            KnownFinding finding = known.get(NoteKey.of(note));
            if (finding == null) {
                finding = known.get(NoteKey.of(note, secrets));
            }
            if (finding == null) {
                return List.of();
            }
            findings.add(finding.at(note, renderer, secrets));
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
        Map<NoteKey, KnownFinding> added = new HashMap<>();
        List<Finding> left = new ArrayList<>(reported);
        for (Note note : notes) {
            int index = indexOf(note, pointer(note, renderer, secrets), left);
            if (index < 0) {
                return false;
            }
            Finding finding = left.remove(index);
            String message = finding.message();
            String beginning = Rules.beginning(note, renderer);
            // What was hidden in a finding is unknown, but the same for all exchanges with the same secrets.
            boolean isHidden = Secrets.isHidden(message)
                    || Secrets.isHidden(finding.cause().orElse(""));
            boolean showsValue = note.value().isTextual() || note.value().isNumber();
            if (isHidden ? showsValue : !message.startsWith(beginning)) {
                return false;
            }
            String messageEnd = isHidden || beginning.isEmpty() ? null : message.substring(beginning.length());
            NoteKey key = isHidden ? NoteKey.of(note, secrets) : NoteKey.of(note);
            added.putIfAbsent(key, new KnownFinding(finding, messageEnd, note, secrets));
        }
        if (!left.isEmpty() || known.size() + added.size() > MOST) {
            return false;
        }
        boolean isNew = false;
        for (Map.Entry<NoteKey, KnownFinding> entry : added.entrySet()) {
            boolean isAdded = known.putIfAbsent(entry.getKey(), entry.getValue()) == null;
            // A finding for certain secrets may never be needed again.
            isNew |= isAdded && entry.getKey().secrets == null;
        }
        return isNew;
    }

    /** Returns the index of the finding about a note, or -1. */
    private static int indexOf(Note note, String pointer, List<Finding> findings) {
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            if (Rules.isAbout(note, finding)
                    && finding.pointer().equals(Optional.of(pointer))
                    && finding.position().equals(Optional.of(note.position()))) {
                return i;
            }
        }
        return -1;
    }
}
