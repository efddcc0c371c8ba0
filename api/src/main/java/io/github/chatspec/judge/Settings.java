package io.github.chatspec.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import java.io.IOException;
import java.nio.file.Files;
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
 * What a team makes of the judge's rules: other levels, and findings to ignore.
 *
 * <p>The smallest use: {@code Settings.read(Path.of("chatspec.yaml"))}, of a file such as
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
 * @param levels the level of each rule that has another than its own; nothing where the rule is off
 * @param ignores what to ignore
 * @param contracts the names or files of the contracts to judge by; none for all built-in ones
 */
public record Settings(Map<String, Optional<Level>> levels, List<Ignore> ignores, List<String> contracts) {

    /** Every rule at its own level, and nothing ignored. */
    public static final Settings NONE = new Settings(Map.of(), List.of(), List.of());

    private static final String OFF = "off";
    private static final Set<String> KEYS = Set.of("levels", "ignores", "contracts");
    private static final Set<String> IGNORE_KEYS = Set.of("rule", "operation", "pointer", "reason", "until");

    /**
     * Reads settings from a file.
     *
     * @param file a YAML file
     * @return the settings
     * @throws SettingsException if the file cannot be read, or says what settings do not know
     */
    public static Settings read(Path file) {
        try {
            return new Reader(LocatedJson.readYaml(Files.readAllBytes(file)), file.toString()).settings();
        } catch (IOException e) {
            throw new SettingsException("The settings cannot be read; name a readable file.", file.toString());
        } catch (JsonSyntaxException e) {
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
     * @return settings with that level, and else like these
     * @throws SettingsException if there is no such rule or level
     */
    public Settings level(String rule, String level) {
        return level(rule, level, rule + "=" + level);
    }

    Level levelOf(Rule rule) {
        return levels.getOrDefault(rule.id(), Optional.of(rule.level())).orElse(null);
    }

    private Settings level(String rule, String level, String place) {
        List<String> known = Judge.rules().stream().map(Rule::id).toList();
        if (!known.contains(rule)) {
            throw new SettingsException(
                    "No rule has the id " + rule + "; "
                            + Shown.nearest(rule, known)
                                    .map(nearest -> "did you mean " + nearest + "?")
                                    .orElse("chatspec rules lists them."),
                    place);
        }
        Optional<Level> found = Optional.empty();
        if (!level.equals(OFF)) {
            try {
                found = Optional.of(Level.valueOf(level.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new SettingsException(
                        "The level " + level + " is none; take error, warning, note or off.", place);
            }
        }
        Map<String, Optional<Level>> changed = new LinkedHashMap<>(levels);
        changed.put(rule, found);
        return new Settings(changed, ignores, contracts);
    }

    private record Reader(LocatedJson yaml, String file) {

        Settings settings() {
            known(yaml.tree(), "", KEYS);
            List<String> contracts = new ArrayList<>();
            yaml.tree().path("contracts").forEach(contract -> contracts.add(contract(contract.asText())));
            Settings settings = new Settings(Map.of(), ignores(), List.copyOf(contracts));
            for (Map.Entry<String, JsonNode> level : yaml.tree().path("levels").properties()) {
                // YAML 1.1 reads a bare off as false.
                String value =
                        level.getValue().isBoolean() ? OFF : level.getValue().asText();
                settings = settings.level(level.getKey(), value, place("/levels/" + level.getKey()));
            }
            return settings;
        }

        /** A file is meant as seen from the settings. */
        private String contract(String nameOrFile) {
            boolean builtIn = Contract.builtIn().stream()
                    .anyMatch(contract -> contract.name().equals(nameOrFile));
            return builtIn
                    ? nameOrFile
                    : Path.of(file).resolveSibling(nameOrFile).toString();
        }

        private List<Ignore> ignores() {
            List<Ignore> ignores = new ArrayList<>();
            JsonNode nodes = yaml.tree().path("ignores");
            for (int i = 0; i < nodes.size(); i++) {
                JsonNode node = nodes.get(i);
                String pointer = "/ignores/" + i;
                known(node, pointer, IGNORE_KEYS);
                if (node.path("reason").asText("").isBlank()) {
                    throw new SettingsException("An ignore needs a reason; say why.", place(pointer));
                }
                ignores.add(new Ignore(
                        node.path("rule").asText("*"),
                        node.path("operation").asText("*"),
                        node.path("pointer").asText("**"),
                        node.path("reason").asText(),
                        until(node, pointer)));
            }
            return List.copyOf(ignores);
        }

        private Optional<LocalDate> until(JsonNode node, String pointer) {
            try {
                return node.has("until")
                        ? Optional.of(LocalDate.parse(node.path("until").asText()))
                        : Optional.empty();
            } catch (DateTimeException e) {
                throw new SettingsException(
                        "The day until which to ignore is no date; write it like \"2027-01-31\".",
                        place(pointer + "/until"));
            }
        }

        private void known(JsonNode node, String pointer, Set<String> keys) {
            node.fieldNames().forEachRemaining(key -> {
                if (!keys.contains(key)) {
                    throw new SettingsException(
                            "The settings know no " + key + "; they know "
                                    + Shown.list(keys.stream().sorted().toList(), "and") + ".",
                            place(pointer + "/" + key));
                }
            });
        }

        private String place(String pointer) {
            return file + ":" + yaml.position(pointer).line();
        }
    }
}
