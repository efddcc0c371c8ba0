package io.github.chatspec.mock.generation;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes texts for a regular expression.
 *
 * <p>Assertions and references to groups are read and not obeyed, so that the caller must check each text.
 */
final class PatternText {

    private final Node root;

    private PatternText(Node root) {
        this.root = root;
    }

    /** A part of an expression, which appends a text that it matches. */
    private interface Node {

        /**
         * Appends a text.
         *
         * @param repetitions how often a part is repeated that may be repeated so often
         */
        void append(StringBuilder text, RandomSource random, int repetitions);
    }

    private record Literal(String value) implements Node {
        @Override
        public void append(StringBuilder text, RandomSource random, int repetitions) {
            text.append(value);
        }
    }

    private record OneOf(CharacterSet set) implements Node {
        @Override
        public void append(StringBuilder text, RandomSource random, int repetitions) {
            text.append(set.any(random));
        }
    }

    private record Sequence(List<Node> parts) implements Node {
        @Override
        public void append(StringBuilder text, RandomSource random, int repetitions) {
            parts.forEach(part -> part.append(text, random, repetitions));
        }
    }

    private record Alternatives(List<Node> choices) implements Node {
        @Override
        public void append(StringBuilder text, RandomSource random, int repetitions) {
            random.of(choices).append(text, random, repetitions);
        }
    }

    private record Repeated(Node part, int least, int most) implements Node {
        @Override
        public void append(StringBuilder text, RandomSource random, int repetitions) {
            int times = Math.max(least, Math.min(most, repetitions));
            for (int i = 0; i < times && text.length() < MAX_LENGTH; i++) {
                part.append(text, random, repetitions);
            }
        }
    }

    private static final int MAX_LENGTH = 10_000;
    private static final Node NOTHING = new Literal("");

    /**
     * Reads an expression.
     *
     * @param regex a regular expression of JSON Schema
     * @return the writer
     * @throws IllegalArgumentException if the expression cannot be read
     */
    static PatternText of(String regex) {
        Reader reader = new Reader(regex);
        Node root = reader.alternatives();
        if (reader.at < regex.length()) {
            throw new IllegalArgumentException("The expression cannot be read: " + regex);
        }
        return new PatternText(root);
    }

    /** Returns a text in which each part is repeated as often as given, if it may be. */
    String text(RandomSource random, int repetitions) {
        StringBuilder text = new StringBuilder();
        root.append(text, random, repetitions);
        return text.toString();
    }

    private static final class Reader {

        private final String regex;
        private int at;

        Reader(String regex) {
            this.regex = regex;
        }

        Node alternatives() {
            List<Node> choices = new ArrayList<>(List.of(sequence()));
            while (isNext('|')) {
                at++;
                choices.add(sequence());
            }
            return choices.size() == 1 ? choices.get(0) : new Alternatives(choices);
        }

        private boolean isNext(char character) {
            return at < regex.length() && regex.charAt(at) == character;
        }

        private Node sequence() {
            List<Node> parts = new ArrayList<>();
            while (at < regex.length() && !isNext('|') && !isNext(')')) {
                parts.add(repeated(part()));
            }
            return new Sequence(parts);
        }

        private Node part() {
            char character = regex.charAt(at);
            return switch (character) {
                case '(' -> group();
                case '[', '.' -> set();
                case '\\' -> escape();
                default -> {
                    at++;
                    yield character == '^' || character == '$' ? NOTHING : new Literal(String.valueOf(character));
                }
            };
        }

        private Node set() {
            CharacterSet.Reader reader = new CharacterSet.Reader(regex, at);
            CharacterSet set = reader.read();
            at = reader.end();
            return new OneOf(set);
        }

        private Node escape() {
            char next = at + 1 < regex.length() ? regex.charAt(at + 1) : '\\';
            if (next == 'b' || next == 'B' || Character.isDigit(next)) {
                at += 2;
                return NOTHING;
            }
            if (next == 'k' && regex.startsWith("<", at + 2)) {
                at = regex.indexOf('>', at) + 1;
                return NOTHING;
            }
            return set();
        }

        private Node group() {
            at++;
            boolean isAssertion = regex.startsWith("?=", at)
                    || regex.startsWith("?!", at)
                    || regex.startsWith("?<=", at)
                    || regex.startsWith("?<!", at);
            if (isNext('?')) {
                at = afterGroupStart(isAssertion);
                if (isNext(')')) {
                    at++;
                    return NOTHING;
                }
            }
            Node inner = alternatives();
            if (!isNext(')')) {
                throw new IllegalArgumentException("A group is not closed: " + regex);
            }
            at++;
            return isAssertion ? NOTHING : inner;
        }

        /** Returns the index after the characters that begin a group, for example {@code ?:} or {@code ?<name>}. */
        private int afterGroupStart(boolean isAssertion) {
            int end = at + 1;
            while (end < regex.length() && "<=!:>".indexOf(regex.charAt(end)) < 0 && regex.charAt(end) != ')') {
                end++;
            }
            if (isAssertion) {
                return regex.startsWith("?<", at) ? at + 3 : at + 2;
            }
            if (end < regex.length() && regex.charAt(end) == '<') {
                end = regex.indexOf('>', end);
            }
            return end < 0 || end >= regex.length() ? regex.length() : regex.charAt(end) == ')' ? end : end + 1;
        }

        private Node repeated(Node part) {
            int[] bounds = bounds();
            if (bounds.length == 0) {
                return part;
            }
            if (isNext('?') || isNext('+')) {
                at++;
            }
            return repeated(new Repeated(part, bounds[0], bounds[1]));
        }

        /** Reads a quantifier, if there is one. */
        private int[] bounds() {
            if (isNext('*') || isNext('+') || isNext('?')) {
                char quantifier = regex.charAt(at++);
                return new int[] {quantifier == '+' ? 1 : 0, quantifier == '?' ? 1 : Integer.MAX_VALUE};
            }
            int end = isNext('{') ? regex.indexOf('}', at) : -1;
            String inside = end < 0 ? "" : regex.substring(at + 1, end);
            if (!inside.matches("[0-9]{1,6}(,[0-9]{0,6})?")) {
                return new int[0];
            }
            at = end + 1;
            String[] numbers = inside.split(",", -1);
            int least = Integer.parseInt(numbers[0]);
            boolean isExact = numbers.length == 1;
            boolean isOpen = !isExact && numbers[1].isEmpty();
            return new int[] {least, isExact ? least : isOpen ? Integer.MAX_VALUE : Integer.parseInt(numbers[1])};
        }
    }
}
