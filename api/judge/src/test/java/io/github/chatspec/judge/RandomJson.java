package io.github.chatspec.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Makes schemas and values at random, as text, out of so few keys and values that they often meet. */
public final class RandomJson {

    /** Numbers in spellings that readers treat differently. */
    static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-0.0",
            "1",
            "1.0",
            "10e-1",
            "2",
            "-1",
            "1.5",
            "15e-1",
            "2002",
            "2.002e3",
            "1E2",
            "1e20",
            "1E400",
            "1e-400",
            "1e-1000000000",
            "1e1000000000",
            "0e1000000000",
            "9223372036854775807",
            "9223372036854775808",
            "7".repeat(400),
            "0." + "3".repeat(400));

    private static final List<String> ORDINARY = NUMBERS.subList(0, 12);
    private static final List<String> KEYS = List.of("a", "b", "c", "d");
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "b",
            "ab",
            "1",
            "2020-01-02T03:04:05Z",
            "2020-02-30T00:00:00Z",
            "a@b.com",
            "\\ud83d\\ude00",
            "Heir",
            "Other");
    private static final List<String> REFERENCES =
            List.of("#/components/schemas/Other", "#/components/schemas/a", "#/components/schemas/ab");
    private static final List<String> MAPPED =
            List.of("#/components/schemas/Other", "Heir", "b", "#/components/schemas/Thing");
    private static final List<String> TYPES =
            List.of("object", "object", "array", "string", "integer", "number", "boolean", "null");

    /** The kinds of keywords that OpenAPI 3.0 knows. */
    private static final Set<Integer> OF_OPENAPI_30 =
            Set.of(0, 2, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 19, 22, 23, 24, 25, 26, 29, 31);

    private final Random random;
    private boolean isOpenApi30;

    public RandomJson(Random random) {
        this.random = random;
    }

    /** Sets the version for which schemas are made. */
    void useOpenApi30(boolean isOpenApi30) {
        this.isOpenApi30 = isOpenApi30;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 7)) {
            case 0 -> "null";
            case 1 -> String.valueOf(random.nextBoolean());
            case 2, 3 -> quoted(pick(TEXTS));
            case 4 -> pick(NUMBERS);
            case 5, 6 -> pick(ORDINARY);
            case 7, 8 -> array(depth);
            default -> object(depth);
        };
    }

    private String array(int depth) {
        List<String> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(value(depth - 1));
        }
        return "[" + String.join(",", items) + "]";
    }

    private String object(int depth) {
        List<String> fields = new ArrayList<>();
        for (String key : keys()) {
            fields.add(quoted(key) + ":" + value(depth - 1));
        }
        return "{" + String.join(",", fields) + "}";
    }

    private TreeSet<String> keys() {
        TreeSet<String> keys = new TreeSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            keys.add(pick(KEYS));
        }
        return keys;
    }

    /** Returns the keywords of a schema as an object; now and then a boolean. */
    public String schema(int depth) {
        if (random.nextInt(25) == 0 && !isOpenApi30) {
            return String.valueOf(random.nextInt(3) > 0);
        }
        if (depth > 0 && random.nextInt(12) == 0) {
            return comparing(depth);
        }
        List<String> keywords = new ArrayList<>();
        if (random.nextInt(4) > 0) {
            keywords.add("\"type\":" + quoted(pick(TYPES)));
        }
        TreeSet<Integer> kinds = new TreeSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            kinds.add(random.nextInt(depth > 0 ? 32 : 12));
        }
        if (isOpenApi30) {
            kinds.retainAll(OF_OPENAPI_30);
            if (random.nextInt(3) == 0) {
                keywords.add("\"nullable\":" + (random.nextInt(4) > 0));
            }
            if (random.nextInt(5) == 0) {
                keywords.add("\"maximum\":" + pick(ORDINARY) + ",\"exclusiveMaximum\":" + random.nextBoolean());
            }
        }
        kinds.forEach(kind -> keywords.add(keyword(kind, depth)));
        return "{" + String.join(",", keywords) + "}";
    }

    /** Returns the schema of an object one of whose strings decides about other keys, and has compositions itself. */
    private String comparing(int depth) {
        String compared = pick(KEYS);
        String condition = "{\"properties\":{" + quoted(compared) + ":{" + listed() + "}},\"required\":["
                + quoted(compared) + "]}";
        String needed = "{\"required\":" + names() + "}";
        String decides = !isOpenApi30 && random.nextBoolean()
                ? "\"if\":" + condition + ",\"then\":" + needed
                : random.nextBoolean()
                        ? "\"anyOf\":[" + condition + "," + needed + "]"
                        : "\"not\":{\"allOf\":[" + condition + "," + needed + "]}";
        if (random.nextInt(3) == 0) {
            decides = "\"allOf\":[{\"x-rule\":\"message-content\"," + decides + "}]";
        }
        List<String> fields = new ArrayList<>();
        for (String key : KEYS) {
            String limited = "{\"x-only-where\":{" + quoted(compared) + ":[" + quoted(pick(few())) + "]}}";
            String other = random.nextInt(4) == 0 ? limited : schema(depth - 1);
            fields.add(quoted(key) + ":" + (key.equals(compared) ? composedText() : other));
        }
        return "{\"type\":\"object\",\"properties\":{" + String.join(",", fields) + "}," + decides + "}";
    }

    /** Returns the schema of a string with compositions. */
    private String composedText() {
        List<String> keywords = new ArrayList<>(List.of("\"type\":\"string\""));
        if (random.nextInt(3) == 0) {
            keywords.add(listed());
        }
        if (random.nextBoolean()) {
            keywords.add(pick(List.of("\"anyOf\":", "\"oneOf\":")) + "[" + textBranch() + "," + textBranch() + "]");
        }
        if (random.nextInt(4) == 0) {
            keywords.add("\"x-enum-readings\":{" + quoted(pick(few())) + ":\"table\"}");
        }
        if (random.nextInt(8) == 0) {
            keywords.add("\"x-reading\":\"table\"");
        }
        if (random.nextBoolean()) {
            keywords.add("\"not\":" + textBranch());
        }
        if (!isOpenApi30 && random.nextBoolean()) {
            keywords.add("\"if\":" + textBranch() + ",\"then\":" + textBranch() + ",\"else\":" + textBranch());
        }
        return "{" + String.join(",", keywords) + "}";
    }

    private String textBranch() {
        return switch (random.nextInt(5)) {
            case 0 -> "{\"maxLength\":" + random.nextInt(3) + "}";
            case 1 -> "{\"minLength\":" + random.nextInt(3) + "}";
            case 2 -> "{\"pattern\":" + quoted(pick(List.of("^a", "b$", "^.$"))) + "}";
            case 3 -> "{\"type\":" + quoted(pick(TYPES)) + "}";
            default -> "{" + listed() + "}";
        };
    }

    private static List<String> few() {
        return TEXTS.subList(0, 4);
    }

    /** Returns the keyword that lists a few short strings. */
    private String listed() {
        return !isOpenApi30 && random.nextBoolean()
                ? "\"const\":" + quoted(pick(few()))
                : "\"enum\":[" + quoted(pick(few())) + "," + quoted(pick(few())) + "]";
    }

    private String keyword(int kind, int depth) {
        int below = depth - 1;
        return switch (kind) {
            case 0 -> "\"enum\":[" + simple() + "," + simple() + "]";
            case 1 -> "\"const\":" + simple();
            case 2 -> "\"minimum\":" + pick(ORDINARY);
            case 3 -> "\"exclusiveMaximum\":" + pick(ORDINARY);
            case 4 -> "\"multipleOf\":" + pick(List.of("1", "0.5", "2e0", "3"));
            case 5 -> "\"minLength\":" + random.nextInt(3);
            case 6 -> "\"pattern\":" + quoted(pick(List.of("^a", "b$", "^.$")));
            case 7 -> "\"required\":" + names();
            case 8 -> "\"maxProperties\":" + random.nextInt(4);
            case 9 -> "\"maxItems\":" + random.nextInt(4);
            case 10 -> "\"dependentRequired\":{" + quoted(pick(KEYS)) + ":" + names() + "}";
            case 11 -> "\"format\":" + quoted(pick(List.of("date-time", "uri", "email")));
            case 12, 13, 14, 15 -> "\"properties\":" + map(below);
            case 16 -> "\"additionalProperties\":" + closing(below);
            case 17 -> "\"unevaluatedProperties\":" + closing(below);
            case 18 -> "\"patternProperties\":" + patterns(below);
            case 19 -> "\"items\":" + schema(below);
            case 20 -> "\"prefixItems\":[" + schema(below) + "],\"unevaluatedItems\":" + closing(below);
            case 21 -> "\"contains\":" + schema(below) + counts();
            case 22, 23 -> "\"allOf\":" + list(below);
            case 24 -> "\"anyOf\":" + list(below);
            case 25 -> "\"oneOf\":" + list(below);
            case 26 -> "\"not\":" + schema(below);
            case 27 -> "\"if\":" + schema(below) + ",\"then\":" + schema(below) + ",\"else\":" + schema(below);
            case 30 -> "\"propertyNames\":" + schema(below);
            case 28 -> "\"dependentSchemas\":" + map(below);
            case 31 -> discriminated(below);
            default -> "\"$ref\":\"#/components/schemas/Other\"";
        };
    }

    /** Returns one or two regular expressions for keys, with their schemas. */
    private String patterns(int depth) {
        String first = quoted("^[ab]") + ":" + schema(depth);
        String second = quoted(pick(List.of("[bc]$", "^.$", "d"))) + ":" + schema(depth);
        return "{" + (random.nextBoolean() ? first : first + "," + second) + "}";
    }

    private String counts() {
        String least = random.nextBoolean() ? "" : ",\"minContains\":" + random.nextInt(3);
        return random.nextInt(3) > 0 ? least : least + ",\"maxContains\":" + (2 + random.nextInt(2));
    }

    /** Returns a discriminator, mostly with branches of which some have names. */
    private String discriminated(int depth) {
        List<String> keywords = new ArrayList<>();
        String mapping =
                quoted(pick(TEXTS)) + ":" + quoted(pick(MAPPED)) + "," + quoted("x") + ":" + quoted(pick(MAPPED));
        keywords.add("\"discriminator\":{\"propertyName\":" + quoted(pick(KEYS))
                + (random.nextBoolean() ? "" : ",\"mapping\":{" + mapping + "}") + "}");
        if (random.nextInt(4) > 0) {
            List<String> branches = new ArrayList<>();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                branches.add(random.nextInt(4) > 0 ? "{\"$ref\":" + quoted(pick(REFERENCES)) + "}" : schema(depth));
            }
            keywords.add(pick(List.of("\"anyOf\":", "\"oneOf\":")) + "[" + String.join(",", branches) + "]");
        }
        return String.join(",", keywords);
    }

    private String simple() {
        return random.nextBoolean() ? pick(ORDINARY) : random.nextBoolean() ? quoted(pick(TEXTS)) : "{\"a\":[1]}";
    }

    private String closing(int depth) {
        return random.nextInt(3) > 0 ? "false" : schema(depth);
    }

    private String map(int depth) {
        List<String> fields = new ArrayList<>();
        for (String key : keys()) {
            fields.add(quoted(key) + ":" + schema(depth));
        }
        return "{" + String.join(",", fields) + "}";
    }

    private String list(int depth) {
        return "[" + schema(depth) + "," + schema(depth) + "]";
    }

    private String names() {
        return "[" + String.join(",", keys().stream().map(RandomJson::quoted).toList()) + "]";
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
