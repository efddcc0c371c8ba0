package io.github.chatspec.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that no one would write by chance, and the spellings in which one of them may still be in a text. */
public final class Canaries {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{12,}={0,2}");
    private static final int CORE = 14;

    private final Random random = new Random(4);
    private final List<String> cores = new ArrayList<>();

    /** A word, all of which must go. */
    public String word() {
        StringBuilder word = new StringBuilder("Cnry");
        while (word.length() < CORE) {
            word.append(random.nextInt(3) == 0 ? (char) ('1' + random.nextInt(9)) : (char) ('a' + random.nextInt(26)));
        }
        cores.add(word.toString());
        return word.toString();
    }

    /** A word that looks like a field's name at first, as some tokens do. */
    public String token() {
        StringBuilder token = new StringBuilder("sess");
        while (token.length() < CORE) {
            token.append((char) ((token.length() % 2 == 0 ? 'A' : 'a') + random.nextInt(26)));
        }
        cores.add(token.toString());
        return token.toString();
    }

    /** Digits without a zero. */
    public String digits(int count) {
        StringBuilder digits = new StringBuilder();
        while (digits.length() < count) {
            digits.append(1 + random.nextInt(9));
        }
        cores.add(digits.toString());
        return digits.toString();
    }

    /** A number of as many digits as a word has letters. */
    public long number() {
        return Long.parseLong(digits(CORE));
    }

    /** An address of a mailbox, of two words. */
    public String mail() {
        return word() + "@" + word() + ".example";
    }

    /** A telephone number. */
    public String phone() {
        return "+" + digits(CORE);
    }

    /** A URL with a word in each of its parts. */
    public String address() {
        return "https://" + word() + ":" + word() + "@" + word() + ".example/" + word() + "/a%20" + word() + "?"
                + word() + "=" + word() + "#" + word();
    }

    /** One of the kinds after the other. */
    public String any() {
        return switch (random.nextInt(5)) {
            case 0 -> mail();
            case 1 -> phone();
            case 2 -> address();
            case 3 -> word() + " möchte 🐤 " + word();
            default -> word();
        };
    }

    /** Returns how many canaries there are. */
    public int planted() {
        return cores.size();
    }

    /** The canaries in a text, as they are or in any of the forms that a program would read them from. */
    public List<String> foundIn(byte[] output) throws IOException {
        List<String> views = new ArrayList<>();
        String text = new String(output, StandardCharsets.ISO_8859_1);
        views.add(text);
        views.add(new String(output, StandardCharsets.UTF_8));
        for (String line : new String(output, StandardCharsets.UTF_8).split("\n", -1)) {
            views.addAll(strings(line));
        }
        List<String> decoded = new ArrayList<>();
        views.forEach(view -> decoded.addAll(decoded(view)));
        views.addAll(decoded);
        Set<String> found = new LinkedHashSet<>();
        Map<String, String> lower = lower();
        views.forEach(view -> addFound(view.toLowerCase(Locale.ROOT), lower, CORE, found));
        Map<String, String> hex = new HashMap<>();
        cores.forEach(core -> hex.put(HexFormat.of().formatHex(core.getBytes(StandardCharsets.UTF_8)), core));
        addFound(text.toLowerCase(Locale.ROOT), hex, 2 * CORE, found);
        for (int shift = 0; shift < 3; shift++) {
            Map<String, String> fragments = fragments(shift);
            addFound(text, fragments, fragments.keySet().iterator().next().length(), found);
        }
        return List.copyOf(found);
    }

    /** Every place of a text is looked at, since a canary may begin within a word. */
    private static void addFound(String text, Map<String, String> cores, int length, Set<String> found) {
        for (int at = 0; at + length <= text.length(); at++) {
            String core = cores.get(text.substring(at, at + length));
            if (core != null) {
                found.add(core);
            }
        }
    }

    private Map<String, String> lower() {
        Map<String, String> lower = new HashMap<>();
        cores.forEach(core -> lower.put(core.toLowerCase(Locale.ROOT), core));
        return lower;
    }

    /** The canaries in base64 after a number of other bytes. */
    private Map<String, String> fragments(int shift) {
        Map<String, String> fragments = new HashMap<>();
        for (String core : cores) {
            String base64 = Base64.getEncoder()
                    .withoutPadding()
                    .encodeToString((" ".repeat(shift) + core).getBytes(StandardCharsets.UTF_8));
            fragments.put(base64.substring(shift == 0 ? 0 : 4, base64.length() - 2), core);
        }
        return fragments;
    }

    private static List<String> strings(String json) throws IOException {
        List<String> strings = new ArrayList<>();
        JsonNode tree;
        try {
            tree = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            return List.of(unescaped(json));
        }
        add(tree, strings);
        return strings;
    }

    private static void add(JsonNode node, List<String> out) throws IOException {
        if (node.isTextual()) {
            out.add(node.textValue());
            out.add(unescaped(node.textValue()));
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            out.add(field.getKey());
            add(field.getValue(), out);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            add(node.get(i), out);
        }
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u([0-9a-fA-F]{4})")
                .matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    private static List<String> decoded(String text) {
        List<String> decoded = new ArrayList<>();
        if (text.contains("%")) {
            decoded.add(Pattern.compile("%([0-9a-fA-F]{2})")
                    .matcher(text)
                    .replaceAll(encoded ->
                            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(encoded.group(1), 16)))));
        }
        BASE64.matcher(text).results().forEach(found -> {
            try {
                decoded.add(unescaped(new String(Base64.getDecoder().decode(found.group()), StandardCharsets.UTF_8)));
            } catch (IllegalArgumentException e) {
                // It only looks like base64.
                decoded.add("");
            }
        });
        return decoded;
    }
}
