package io.github.chatspec.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.rule.InternalErrorRule;
import io.github.chatspec.judge.rule.Rule;
import io.github.chatspec.judge.rule.Rules;
import io.github.chatspec.text.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The levels of the judge's rules and the findings to ignore.
 *
 * <p>{@link #read} reads them from a file such as
 *
 * <pre>{@code
 * levels:
 *   undocumented-field: error
 *   reading: off
 * ignores:
 *   - rule: enum
 *     operation: engage/getChat
 *     pointer: "/response/messages/**"
 *     reason: "Reported to the vendor on 3 March."
 *     until: "2027-01-31"
 * contracts:
 *   - engage
 * }</pre>
 *
 * @param levels the levels that differ from the defaults, by rule; nothing for a rule that is off
 * @param ignores the findings to ignore
 * @param contracts the names or files of the contracts; empty for all built-in ones
 */
public record Settings(Map<String, Optional<Level>> levels, List<Ignore> ignores, List<String> contracts) {

    /** The default levels, and nothing ignored. */
    public static final Settings NONE = new Settings(Map.of(), List.of(), List.of());

    private static final String OFF = "off";
    private static final Set<String> KEYS = Set.of("levels", "ignores", "contracts");
    private static final Set<String> IGNORE_KEYS = Set.of("rule", "operation", "pointer", "reason", "until");
    private static final Set<String> NARROWING = Set.of("rule", "operation", "pointer");

    /**
     * Reads settings from a file.
     *
     * @param file a YAML file
     * @return the settings
     * @throws SettingsException if the file cannot be read or contains unknown keys or values
     */
    public static Settings read(Path file) {
        try {
            return of(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new SettingsException("Cannot read the settings; name a readable file.", file.toString());
        }
    }

    /**
     * Reads settings from the bytes of their file.
     *
     * @param yaml the content of the file
     * @param file the name of the file, which errors contain, and against which the files of contracts are resolved
     * @return the settings
     * @throws SettingsException if the content is not well-formed or contains unknown keys or values
     */
    public static Settings of(byte[] yaml, String file) {
        try {
            return new Reader(LocatedJson.readYaml(yaml), file).settings();
        } catch (JsonSyntaxException e) {
            if (e.kind() == JsonSyntaxException.Kind.EMPTY) {
                return NONE;
            }
            throw new SettingsException(
                    "The settings are not well-formed: " + e.getMessage() + ".",
                    file + ":" + e.position().line() + ":" + e.position().column());
        }
    }

    /**
     * Sets the level of one rule.
     *
     * @param rule the id of the rule
     * @param level {@code error}, {@code warning}, {@code note} or {@code off}
     * @return a copy with that level
     * @throws SettingsException if there is no such rule or level
     */
    public Settings level(String rule, String level) {
        return level(rule, level, rule + "=" + level);
    }

    Optional<Level> levelOf(Rule rule, Level standard) {
        Optional<Level> level = levels.get(rule.id());
        return level == null ? Optional.of(standard) : level;
    }

    private Settings level(String rule, String level, String place) {
        requireRule(rule, place);
        Optional<Level> found = Optional.empty();
        if (!level.equals(OFF)) {
            try {
                found = Optional.of(Level.valueOf(level.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new SettingsException(
                        visible(level) + " is not a level; use error, warning, note or off.", place);
            }
        }
        Map<String, Optional<Level>> changed = new LinkedHashMap<>(levels);
        changed.put(rule, found);
        return new Settings(changed, ignores, contracts);
    }

    private static String visible(String text) {
        return text.isBlank() ? "'" + text + "'" : text;
    }

    private static void requireRule(String id, String place) {
        List<String> known = Rules.ids();
        if (!known.contains(id)) {
            throw new SettingsException(
                    "No rule has the id " + visible(id) + "; "
                            + Wording.nearest(id, known)
                                    .map(nearest -> "did you mean " + nearest + "?")
                                    .orElse("chatspec rules lists them."),
                    place);
        }
        if (id.equals(InternalErrorRule.ID)) {
            throw new SettingsException(
                    id + " reports that chatspec failed, which has no other level and cannot be ignored; remove it.",
                    place);
        }
    }

    private record Reader(LocatedJson yaml, String file) {

        Settings settings() {
            // Jackson reads an empty YAML document as an empty text.
            if (yaml.tree().isTextual() && yaml.tree().textValue().isEmpty()) {
                return NONE;
            }
            yaml.duplicates().stream().findFirst().ifPresent(twice -> {
                throw new SettingsException(
                        "The key " + Pointers.last(twice.pointer()) + " is repeated; keep one of them.",
                        place(twice.pointer()));
            });
            known(yaml.tree(), "", KEYS);
            List<String> contracts = new ArrayList<>();
            for (JsonNode contract : list("contracts")) {
                requireText(contract, "contracts", "/contracts");
                contracts.add(contract(contract.asText()));
            }
            Settings settings = new Settings(Map.of(), ignores(), List.copyOf(contracts));
            JsonNode levels = yaml.tree().path("levels");
            known(levels, "/levels", Set.of());
            for (Map.Entry<String, JsonNode> level : levels.properties()) {
                String place = place(Pointers.append("/levels", level.getKey()));
                if (level.getValue().asText("").isBlank()) {
                    throw new SettingsException(
                            "The rule " + level.getKey() + " has no level; give it error, warning, note or off.",
                            place);
                }
                // Some editors write a bare off as false, which it is in YAML 1.1.
                boolean off = level.getValue().isBoolean() && !level.getValue().booleanValue();
                settings = settings.level(
                        level.getKey(), off ? OFF : level.getValue().asText(), place);
            }
            return settings;
        }

        private JsonNode list(String key) {
            JsonNode list = yaml.tree().path(key);
            if (!list.isMissingNode() && !list.isArray()) {
                throw new SettingsException(key + " must be a list; write a dash before each item.", place("/" + key));
            }
            return list;
        }

        /** Resolves a file against the folder of the settings. */
        private String contract(String nameOrFile) {
            boolean builtIn = Contract.isBuiltIn(nameOrFile);
            try {
                return builtIn
                        ? nameOrFile
                        : Path.of(file).resolveSibling(nameOrFile).toString();
            } catch (InvalidPathException e) {
                throw new SettingsException(
                        "Not a file name; name a built-in contract or a file.", place("/contracts"));
            }
        }

        private List<Ignore> ignores() {
            List<Ignore> ignores = new ArrayList<>();
            JsonNode nodes = list("ignores");
            for (int i = 0; i < nodes.size(); i++) {
                JsonNode node = nodes.get(i);
                String pointer = "/ignores/" + i;
                known(node, pointer, IGNORE_KEYS);
                if (node.path("reason").asText("").isBlank()) {
                    throw new SettingsException("An ignore needs a reason; add one.", place(pointer));
                }
                IGNORE_KEYS.forEach(key -> requireText(node.path(key), key, Pointers.append(pointer, key)));
                requirePointer(node.path("pointer").asText(""), Pointers.append(pointer, "pointer"));
                String rule = node.path("rule").asText("*");
                if (!rule.equals("*")) {
                    requireRule(rule, place(pointer + "/rule"));
                }
                ignores.add(new Ignore(
                        rule,
                        node.path("operation").asText("*"),
                        node.path("pointer").asText("**"),
                        node.path("reason").asText(),
                        until(node, pointer)));
                if (NARROWING.stream().noneMatch(node::has)) {
                    throw new SettingsException(
                            "An ignore without bounds hides everything; name a rule, an operation or a pointer.",
                            place(pointer));
                }
            }
            return List.copyOf(ignores);
        }

        private void requirePointer(String glob, String pointer) {
            if (!glob.isEmpty() && !glob.startsWith("/") && !glob.startsWith("*")) {
                throw new SettingsException(
                        "A pointer begins with a slash or an asterisk; " + glob + " matches nothing.", place(pointer));
            }
        }

        private void requireText(JsonNode node, String key, String pointer) {
            if (node.isContainerNode()) {
                throw new SettingsException(
                        key + " must be a single text; write it without brackets and dashes.", place(pointer));
            }
        }

        private Optional<LocalDate> until(JsonNode node, String pointer) {
            try {
                return node.has("until")
                        ? Optional.of(LocalDate.parse(node.path("until").asText()))
                        : Optional.empty();
            } catch (DateTimeException e) {
                throw new SettingsException(
                        "The last day of an ignore is not a date; write it like \"2027-01-31\".",
                        place(pointer + "/until"));
            }
        }

        /** Checks that a node is an object, and that it has no other keys than those given, if any are given. */
        private void known(JsonNode node, String pointer, Set<String> keys) {
            if (!node.isMissingNode() && !node.isObject()) {
                throw new SettingsException("Keys with values are expected here.", place(pointer));
            }
            node.fieldNames().forEachRemaining(key -> {
                if (!keys.isEmpty() && !keys.contains(key)) {
                    throw new SettingsException(
                            key + " is not a key of the settings; the keys are "
                                    + Wording.list(keys.stream().sorted().toList(), "and") + ".",
                            place(Pointers.append(pointer, key)));
                }
            });
        }

        private String place(String pointer) {
            return file + ":" + yaml.position(pointer).line();
        }
    }
}
