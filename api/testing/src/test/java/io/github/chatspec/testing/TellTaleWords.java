package io.github.chatspec.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds words that make a text read like a translation, and the words to use instead. */
final class TellTaleWords {

    /** What separates two words of a phrase: blanks, comment marks, and the joint of two literals. */
    private static final String GAP = "[\\s*#/\"+]{1,80}";

    private static final Map<Pattern, String> REPLACEMENTS = new LinkedHashMap<>();

    static {
        avoid("behind(?! (?:a|the|its) (?:reverse )?proxy)", "after");
        avoid("(?-i:[Nn]obody)", "no one, or who exactly");
        avoid("whoever|somebody|anybody", "callers that, or who exactly: the client, the reader, the vendor");
        avoid("of (?:its|their|your|our|my|one's|his|her) own", "own, separate, custom");
        avoid("(?<!there )(?:is|are|was|were) none", "is not a");
        avoid("(?<!there )(?:is|was) no(?! (?:longer|more|fewer))", "is not a");
        avoid("(?:tells?|says?) (?:whether|how|what|where|which|when|why)", "returns, reports, describes");
        avoid("mend(?:s|ed|ing)?", "fix");
        avoid("octets?", "byte");
        avoid("hand(?:s|ed|ing)? (?:on|in|back|over)", "pass, submit, return");
        avoid(
                "(?:stands?|stood|standing) (?:at|in(?! for)|on|under|beside|behind|before|between|there|here|alone)",
                "is at, is in, is next to");
        avoid("beside", "next to, with");
        avoid("moments?", "timestamp, time");
        avoid("(?:make|makes|making|made) sure", "check that, ensure");
        avoid("so many", "N, up to N");
        avoid("judge looks for", "the judge checks");
        avoid("departs? from", "violates, differs from");
        avoid("keeps? (?:its|the|their) contract", "conforms to");
        avoid("(?:ask|asks|asked) again", "retry");
        avoid("(?:come|comes|came) (?:twice|again)", "is repeated");
        avoid("(?:go|goes|went) on", "continue");
        avoid("besides(?!,)", "except, other than, in addition to");
        avoid("for want of", "because … is missing");
        avoid("anew", "again");
        avoid("on offer", "offered");
        avoid("sits? (?:in|at|on)", "is in, belongs to");
        avoid("smallest use", "Example, and only on the few entry types");
    }

    /** A description of a member that begins as if the code could speak. */
    private static final Pattern SPEAKING = Pattern.compile("(?<=/\\*\\*)\\s*(?:\\*\\s*)?(?:Says|Tells)\\b");

    /**
     * A word in a text.
     *
     * @param line the line, counted from 1
     * @param word the word or phrase, on one line and in lower case
     * @param instead what to write instead
     */
    record Place(int line, String word, String instead) {}

    private TellTaleWords() {}

    private static void avoid(String words, String instead) {
        REPLACEMENTS.put(
                Pattern.compile("(?<![\\w-])(?:" + words.replace(" ", GAP) + ")(?![\\w-])", Pattern.CASE_INSENSITIVE),
                instead);
    }

    /** Returns the words in a text, in the order of its lines. */
    static List<Place> in(String text) {
        List<Place> places = new ArrayList<>();
        REPLACEMENTS.forEach((pattern, instead) -> find(pattern, instead, text, places));
        find(SPEAKING, "Returns, Reports, Describes", text, places);
        places.sort(Comparator.comparingInt(Place::line));
        return places;
    }

    private static void find(Pattern pattern, String instead, String text, List<Place> places) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String before = text.substring(0, matcher.start());
            String word = matcher.group().replaceAll(GAP, " ").strip().toLowerCase(Locale.ROOT);
            places.add(new Place(1 + (int) before.chars().filter(c -> c == '\n').count(), word, instead));
        }
    }
}
