package io.github.chatspec.review.witness;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds texts that match a regular expression, with few and many repetitions, the first and the last alternative, and the
 * first and last characters of classes. What it does not know, such as a look-ahead, is skipped: callers check the texts.
 */
final class PatternExamples {

    private static final String OTHERS = "a0_- Zé!";
    private static final int MOST_REPETITIONS = 40;
    private static final int MOST_LENGTH = 200;

    private final String regex;
    private int at;
    private int choice;

    private PatternExamples(String regex) {
        this.regex = regex;
    }

    /** Returns texts that may match, and texts next to them that may not. */
    static List<String> of(String regex) {
        Set<String> texts = new LinkedHashSet<>();
        for (int choice = 0; choice < 5; choice++) {
            PatternExamples examples = new PatternExamples(regex);
            examples.choice = choice;
            String text = examples.alternatives(choice == 3 ? choice : 1);
            texts.add(text.length() > MOST_LENGTH ? text.substring(0, MOST_LENGTH) : text);
        }
        for (String text : List.copyOf(texts)) {
            texts.add(text + "!");
            texts.add("!" + text);
            texts.add(text + text);
            texts.add(text.toUpperCase(java.util.Locale.ROOT));
            texts.add(text.toLowerCase(java.util.Locale.ROOT));
            if (!text.isEmpty()) {
                texts.add(text.substring(1));
                texts.add(text.substring(0, text.length() - 1));
            }
        }
        return new ArrayList<>(texts);
    }

    private String alternatives(int salt) {
        List<String> branches = new ArrayList<>();
        branches.add(sequence(salt));
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            branches.add(sequence(salt));
        }
        return branches.get(choice == 0 ? 0 : choice == 2 ? branches.size() - 1 : choice % branches.size());
    }

    private String sequence(int salt) {
        StringBuilder text = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            String one = atom(salt);
            text.append(one.repeat(repetitions(one)));
        }
        return text.toString();
    }

    private String atom(int salt) {
        char c = regex.charAt(at++);
        return switch (c) {
            case '^', '$' -> "";
            case '.' -> choice == 2 ? "Z" : "a";
            case '(' -> group(salt);
            case '[' -> characterClass();
            case '\\' -> escape();
            default -> String.valueOf(c);
        };
    }

    private String group(int salt) {
        boolean isLook = regex.startsWith("?=", at)
                || regex.startsWith("?!", at)
                || regex.startsWith("?<=", at)
                || regex.startsWith("?<!", at);
        if (regex.startsWith("?", at)) {
            int end = at + 1;
            while (end < regex.length() && ":=!>".indexOf(regex.charAt(end)) < 0) {
                end++;
            }
            at = Math.min(regex.length(), end + 1);
        }
        String inner = alternatives(salt + 1);
        if (at < regex.length()) {
            at++;
        }
        return isLook ? "" : inner;
    }

    private String escape() {
        if (at >= regex.length()) {
            return "";
        }
        char c = regex.charAt(at++);
        return switch (c) {
            case 'd' -> choice == 2 ? "9" : "0";
            case 'w' -> choice == 2 ? "_" : "a";
            case 's' -> " ";
            case 'D', 'S' -> "a";
            case 'W' -> "-";
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b', 'B', 'A', 'Z', 'z' -> "";
            case 'u' -> unicode(4);
            case 'x' -> unicode(2);
            case 'p', 'P' -> property(c == 'P');
            default -> String.valueOf(c);
        };
    }

    private String unicode(int digits) {
        String hex = regex.substring(at, Math.min(regex.length(), at + digits));
        at += hex.length();
        return hex.matches("[0-9a-fA-F]{2,4}") ? String.valueOf((char) Integer.parseInt(hex, 16)) : "u";
    }

    private String property(boolean isNegated) {
        int end = regex.indexOf('}', at);
        String name = end < 0 ? "" : regex.substring(at, end);
        at = end < 0 ? at : end + 1;
        boolean isDigit = name.contains("N");
        return isDigit != isNegated ? "0" : name.contains("Lu") ? "A" : "a";
    }

    private String characterClass() {
        boolean isNegated = regex.startsWith("^", at);
        at += isNegated ? 1 : 0;
        StringBuilder members = new StringBuilder();
        boolean isFirst = true;
        while (at < regex.length() && (isFirst || regex.charAt(at) != ']')) {
            isFirst = false;
            String from = member();
            if (at + 1 < regex.length() && regex.charAt(at) == '-' && regex.charAt(at + 1) != ']' && !from.isEmpty()) {
                at++;
                String to = member();
                members.append(from).append(to);
                if (isNegated) {
                    for (char c = from.charAt(0); c < to.charAt(0); c++) {
                        members.append(c);
                    }
                }
            } else {
                members.append(from);
            }
        }
        at++;
        String all = members.toString();
        if (isNegated) {
            return OTHERS.chars()
                    .mapToObj(c -> String.valueOf((char) c))
                    .filter(c -> all.indexOf(c.charAt(0)) < 0)
                    .findFirst()
                    .orElse("~");
        }
        return all.isEmpty()
                ? ""
                : String.valueOf(all.charAt(choice == 0 ? 0 : choice == 2 ? all.length() - 1 : choice % all.length()));
    }

    private String member() {
        char c = regex.charAt(at++);
        return c == '\\' ? escape() : String.valueOf(c);
    }

    /** Reads a quantifier, and returns how often what is before it is repeated. */
    private int repetitions(String one) {
        if (at >= regex.length()) {
            return 1;
        }
        int min = 1;
        int max = 1;
        switch (regex.charAt(at)) {
            case '*' -> {
                min = 0;
                max = MOST_REPETITIONS;
                at++;
            }
            case '+' -> {
                max = MOST_REPETITIONS;
                at++;
            }
            case '?' -> {
                min = 0;
                at++;
            }
            case '{' -> {
                int end = regex.indexOf('}', at);
                String counts = end < 0 ? "" : regex.substring(at + 1, end);
                if (!counts.matches("[0-9]{1,5}(,[0-9]{0,5})?")) {
                    return 1;
                }
                at = end + 1;
                String[] bounds = counts.split(",", -1);
                min = Integer.parseInt(bounds[0]);
                max = bounds.length == 1 ? min : bounds[1].isEmpty() ? min + 3 : Integer.parseInt(bounds[1]);
            }
            default -> {
                return 1;
            }
        }
        if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
            at++;
        }
        int wanted = choice == 1 ? Math.min(max, min + 1) : choice == 3 ? max : min;
        return one.isEmpty() ? 1 : Math.min(wanted, MOST_LENGTH / one.length() + 1);
    }
}
