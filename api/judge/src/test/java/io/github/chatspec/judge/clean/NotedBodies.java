package io.github.chatspec.judge.clean;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.rule.Rules;
import io.github.chatspec.judge.verdict.Notes;
import io.github.chatspec.judge.verdict.RepeatedText;
import io.github.chatspec.judge.verdict.Verdict;
import io.github.chatspec.secret.Secrets;
import io.github.chatspec.text.ValueRenderer;
import java.util.List;

/** What is known of the notes about the bodies of one response. */
public final class NotedBodies {

    private final KnownNotes known = new KnownNotes();
    private final Notes notes = new Notes();
    private final Verdict verdict;

    /**
     * Creates an instance that knows no notes.
     *
     * @param verdict the verdict about the bodies
     */
    public NotedBodies(Verdict verdict) {
        this.verdict = verdict;
    }

    /**
     * Returns what is known of a body.
     *
     * @param text the body as a string of JSON, with padding
     * @param to the index after the closing quote
     * @param secrets what no finding shows
     * @return the findings; empty if nothing is known
     */
    public List<Finding> findings(byte[] text, int to, Secrets secrets) {
        return isNoted(text, to) ? known.findings(notes.in(text), ValueRenderer.PLAIN, secrets) : List.of();
    }

    /** Learns what the judge reports about a body. */
    public void learn(byte[] text, int to, Secrets secrets, List<Finding> reported) {
        boolean isNoted = !reported.isEmpty()
                && reported.stream().allMatch(finding -> Rules.isNoted(finding.rule()))
                && isNoted(text, to);
        boolean unused = isNoted && known.learn(notes.in(text), ValueRenderer.PLAIN, secrets, reported);
    }

    private boolean isNoted(byte[] text, int to) {
        return verdict.endOfNoted(text, 1, to, new RepeatedText(), notes) == to - 1;
    }
}
