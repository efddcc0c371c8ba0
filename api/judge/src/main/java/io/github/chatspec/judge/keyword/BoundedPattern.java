package io.github.chatspec.judge.keyword;

import io.github.chatspec.contract.ContractException;
import io.github.chatspec.text.ValueRenderer;
import java.util.regex.Pattern;

/**
 * A regular expression of a contract that looks at a text only so often.
 *
 * <p>One repetition within another can look at a short text for ever, and a contract may come from anywhere. Looks are
 * counted, and not seconds, so that the same text has the same outcome on every machine.
 */
final class BoundedPattern {

    /** How often one search may look at a character. */
    static final int MAX_LOOKS = 20_000_000;

    private final String shown;
    private final Pattern pattern;

    /**
     * Creates a pattern.
     *
     * @param shown the expression as the contract has it
     * @param regex the same as Java has it
     */
    BoundedPattern(String shown, String regex) {
        this.shown = shown;
        this.pattern = Pattern.compile(regex);
    }

    /**
     * Returns whether the expression matches anywhere in a text.
     *
     * @throws ContractException if finding that out costs too much
     */
    boolean finds(String text) {
        try {
            return pattern.matcher(new Counted(text, new int[1])).find();
        } catch (StackOverflowError e) {
            throw tooMuch();
        }
    }

    private ContractException tooMuch() {
        return new ContractException(
                "A pattern of the contract takes too long on this text; fix the pattern.",
                ValueRenderer.shorten(shown));
    }

    /** A text that counts how often it is looked at; parts of it count with it. */
    private final class Counted implements CharSequence {

        private final CharSequence text;
        private final int[] looks;

        Counted(CharSequence text, int[] looks) {
            this.text = text;
            this.looks = looks;
        }

        @Override
        public char charAt(int index) {
            if (++looks[0] > MAX_LOOKS) {
                throw tooMuch();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), looks);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
