package io.github.chatspec.review.overlay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.check.Input;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.coverage.Occurrences;
import io.github.chatspec.coverage.UnlistedValues;
import io.github.chatspec.coverage.drift.FieldFigures;
import io.github.chatspec.coverage.drift.Figure;
import io.github.chatspec.coverage.drift.Figures;
import io.github.chatspec.coverage.drift.Share;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.review.RecordedAnswers;
import io.github.chatspec.review.overlay.FirstEntries.Sort;
import io.github.chatspec.text.MaskedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Turns what recordings showed, but a contract does not have, into an overlay: keys, types, null, values of a list, keys
 * that are missing although they are required, and statuses.
 *
 * <p>A list is replaced as a whole, by an action that removes it and one that adds the longer or shorter one: tools do not
 * agree on what happens to a list that is updated.
 */
public final class OverlayProposal {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String BEYOND = "x-beyond";

    private final Contract contract;
    private final ObservedPlaces places;
    private final FirstEntries first;
    private final Map<String, Map<String, NewKey>> keys = new TreeMap<>();
    private final Map<String, Map<String, List<String>>> types = new TreeMap<>();
    private final Map<String, Map<String, List<String>>> values = new TreeMap<>();
    private final Map<String, Map<String, List<String>>> absent = new TreeMap<>();
    private final List<OverlayAction> actions = new ArrayList<>();
    private final Set<String> omitted = new LinkedHashSet<>();

    /** A key that a schema does not list. */
    private record NewKey(Set<String> types, List<String> evidence) {}

    private OverlayProposal(Contract contract, FirstEntries first) {
        this.contract = contract;
        this.first = first;
        this.places = new ObservedPlaces(contract);
    }

    /**
     * Proposes an overlay.
     *
     * @param contract the contract with which the recordings were checked
     * @param observations what was observed
     * @return the overlay, which has no actions if the contract has everything that was observed
     */
    public static Overlay of(Contract contract, Observations observations) {
        return of(contract, observations, new FirstEntries());
    }

    /**
     * Proposes an overlay whose actions also name the first entry that shows what they are about.
     *
     * @param contract the contract with which the recordings were checked
     * @param observations what was observed
     * @param recordings the recordings that were observed; what none of them shows has the time only
     * @param bases the base URLs to which their requests were sent instead of the contract's server
     * @return the overlay
     * @throws io.github.chatspec.io.UserError if a recording cannot be read
     */
    public static Overlay of(Contract contract, Observations observations, List<Input> recordings, List<String> bases) {
        FirstEntries first = new FirstEntries();
        Overlay overlay = of(contract, observations, first);
        if (recordings.isEmpty() || overlay.actions().isEmpty()) {
            return overlay;
        }
        first.read(RecordedAnswers.of(contract, recordings, bases));
        return of(contract, observations, first);
    }

    private static Overlay of(Contract contract, Observations observations, FirstEntries first) {
        OverlayProposal proposal = new OverlayProposal(contract, first);
        for (FieldFigures field : Figures.of(observations).fields()) {
            proposal.operation(field.key().operation()).ifPresent(operation -> proposal.add(operation, field));
        }
        proposal.addActions();
        observations
                .operations()
                .forEach((id, counts) -> proposal.operation(id)
                        .ifPresent(operation -> proposal.addStatuses(operation, counts.statuses())));
        return new Overlay(
                "Recorded, but not in the contract " + contract.name(),
                contract.version(),
                List.copyOf(proposal.actions),
                List.copyOf(proposal.omitted));
    }

    private Optional<Operation> operation(String qualifiedId) {
        return contract.operations().stream()
                .filter(operation -> operation.qualifiedId().equals(qualifiedId))
                .findFirst();
    }

    private void add(Operation operation, FieldFigures field) {
        String pointer = field.key().pointer();
        String place = " in " + field.key().operation() + " " + field.key().status() + " at "
                + (pointer.isEmpty() ? "the root" : pointer);
        if (!field.documented()) {
            addKey(operation, field, place);
            return;
        }
        Set<String> schemas = places.schemas(operation, field.key().status(), pointer);
        if (schemas.isEmpty()) {
            return; // a branch of a composition describes it
        }
        addTypes(schemas, field, place);
        addValues(schemas, field, place);
        field.present().ifPresent(present -> addAbsent(operation, field, present, place));
    }

    private void addKey(Operation operation, FieldFigures field, String place) {
        String pointer = field.key().pointer();
        Set<String> around = places.schemas(operation, field.key().status(), Pointers.parent(pointer));
        List<String> listing = places.with(around, "properties");
        if (listing.isEmpty() || !MaskedText.isName(Pointers.last(pointer))) {
            omitted.add((listing.isEmpty() ? "No single schema lists the keys" : "The file has only the shape of a key")
                    + place + "; add the key by hand.");
            return;
        }
        NewKey key = keys.computeIfAbsent(listing.get(0), absentKey -> new TreeMap<>())
                .computeIfAbsent(
                        Pointers.last(pointer), absentKey -> new NewKey(new LinkedHashSet<>(), new ArrayList<>()));
        key.types().addAll(field.types().keySet());
        if (field.nulls().proportion().count() > 0) {
            key.types().add("null");
        }
        field.present()
                .ifPresent(present -> key.evidence().add(shown(present, "objects", field, Sort.KEY, "") + place));
    }

    private void addTypes(Set<String> schemas, FieldFigures field, String place) {
        Map<String, Figure> seen = new LinkedHashMap<>(field.types());
        if (field.nulls().proportion().count() > 0) {
            seen.put("null", field.nulls());
        }
        for (String schema : places.with(schemas, "type")) {
            List<String> promised = texts(contract.at(schema).get("type"));
            boolean isNullable = contract.at(schema).path("nullable").asBoolean();
            seen.forEach((type, figure) -> {
                boolean isPromised = promised.contains(type)
                        || (type.equals("integer") && promised.contains("number"))
                        || (type.equals("null") && isNullable);
                if (!isPromised) {
                    types.computeIfAbsent(schema, absentSchema -> new TreeMap<>())
                            .computeIfAbsent(type, absentType -> new ArrayList<>())
                            .add(shown(figure, "values", field, Sort.TYPE, type) + place);
                }
            });
        }
    }

    private void addValues(Set<String> schemas, FieldFigures field, String place) {
        for (String schema : places.with(schemas, "enum")) {
            List<String> listed = texts(contract.at(schema).get("enum"));
            field.values().forEach((value, figure) -> {
                if (value.equals(UnlistedValues.OTHER)) {
                    omitted.add("The file does not have all values" + place + "; check the recordings with"
                            + " --show-values, and add them by hand.");
                } else if (!listed.contains(value)) {
                    values.computeIfAbsent(schema, absentSchema -> new TreeMap<>())
                            .computeIfAbsent(value, absentValue -> new ArrayList<>())
                            .add(shown(figure, "values", field, Sort.VALUE, value) + place);
                }
            });
        }
    }

    private void addAbsent(Operation operation, FieldFigures field, Figure present, String place) {
        Share share = present.proportion();
        String pointer = field.key().pointer();
        if (share.count() >= share.of()) {
            return;
        }
        Set<String> around = places.schemas(operation, field.key().status(), Pointers.parent(pointer));
        for (String schema : places.with(around, "required")) {
            if (texts(contract.at(schema).get("required")).contains(Pointers.last(pointer))) {
                Share missing = new Share(share.of() - share.count(), share.of());
                absent.computeIfAbsent(schema, absentSchema -> new TreeMap<>())
                        .computeIfAbsent(Pointers.last(pointer), absentKey -> new ArrayList<>())
                        .add(shown(missing, "objects") + firstAt("", entry(field, Sort.MISSING, "")) + place);
            }
        }
    }

    private void addActions() {
        keys.forEach((schema, added) -> added.forEach((key, found) -> {
            String evidence = String.join("; ", found.evidence());
            ObjectNode property = NODES.objectNode();
            type(property, found.types());
            property.put("description", "Recorded, but not documented by the vendor.");
            property.put(BEYOND, "Recordings: " + evidence + ".");
            actions.add(OverlayAction.update(
                    Pointers.append(schema, "properties"),
                    "The key " + key + " is in " + evidence + ".",
                    NODES.objectNode().set(key, property)));
        }));
        types.forEach(this::widenType);
        values.forEach((schema, added) -> {
            ObjectNode update = NODES.objectNode();
            ArrayNode all = update.putArray("enum");
            contract.at(schema).get("enum").forEach(all::add);
            ObjectNode beyond = update.putObject("x-enum-beyond");
            List<String> sentences = new ArrayList<>();
            added.forEach((value, evidence) -> {
                all.add(value);
                beyond.put(value, "Recordings: " + String.join("; ", evidence) + ".");
                sentences.add("The value " + value + " is in " + String.join("; ", evidence) + ".");
            });
            if (types.getOrDefault(schema, Map.of()).containsKey("null")) {
                all.addNull();
            }
            replace(schema, "enum", String.join(" ", sentences), update);
        });
        absent.forEach((schema, removed) -> {
            List<String> sentences = new ArrayList<>();
            removed.forEach((key, evidence) ->
                    sentences.add("The key " + key + " is missing in " + String.join("; ", evidence) + "."));
            ObjectNode update = NODES.objectNode();
            ArrayNode kept = update.putArray("required");
            texts(contract.at(schema).get("required")).stream()
                    .filter(key -> !removed.containsKey(key))
                    .forEach(kept::add);
            replace(schema, "required", String.join(" ", sentences), update);
        });
    }

    private void widenType(String schema, Map<String, List<String>> added) {
        List<String> sentences = new ArrayList<>();
        added.forEach(
                (type, evidence) -> sentences.add("The type " + type + " is in " + String.join("; ", evidence) + "."));
        String description = String.join(" ", sentences);
        JsonNode node = contract.at(schema);
        Set<String> all = new LinkedHashSet<>(texts(node.get("type")));
        all.addAll(added.keySet());
        if (contract.isOpenApi30()) {
            if (added.keySet().equals(Set.of("null"))) {
                actions.add(OverlayAction.update(
                        schema, description, NODES.objectNode().put("nullable", true)));
            } else {
                omitted.add("OpenAPI 3.0 has no lists of types; change the schema at " + contract.place(schema)
                        + " by hand. " + description);
            }
            return;
        }
        ObjectNode update = NODES.objectNode();
        type(update, all);
        replace(schema, "type", description, update);
        if (node.has("enum") && added.containsKey("null") && !values.containsKey(schema)) {
            ObjectNode withNull = NODES.objectNode();
            ArrayNode listed = withNull.putArray("enum");
            node.get("enum").forEach(listed::add);
            listed.addNull();
            replace(schema, "enum", description, withNull);
        }
    }

    /** Replaces the value of a keyword. */
    private void replace(String schema, String keyword, String description, ObjectNode update) {
        actions.add(OverlayAction.remove(Pointers.append(schema, keyword), description));
        actions.add(OverlayAction.update(schema, description, update));
    }

    private void addStatuses(Operation operation, Map<Integer, Occurrences> statuses) {
        long all = statuses.values().stream().mapToLong(Occurrences::count).sum();
        statuses.forEach((status, occurrences) -> {
            if (status == 0 || operation.response(status).isPresent() || occurrences.count() == 0) {
                return;
            }
            String entry = first.of(
                    new FirstEntries.Shown(operation.qualifiedId(), String.valueOf(status), "", Sort.STATUS, ""));
            String evidence = shown(new Share(occurrences.count(), all), "answers")
                    + firstAt(time(occurrences), entry) + " of "
                    + operation.qualifiedId();
            ObjectNode update = NODES.objectNode();
            update.putObject(String.valueOf(status))
                    .put("description", "Recorded, but not documented by the vendor.")
                    .put(BEYOND, "Recordings: " + evidence + ".");
            actions.add(OverlayAction.update(
                    Pointers.append(operation.place().pointer(), "responses"),
                    "The status " + status + " is in " + evidence + ".",
                    update));
        });
    }

    private static void type(ObjectNode schema, Set<String> types) {
        Set<String> listed = new LinkedHashSet<>(types);
        if (listed.contains("number")) {
            listed.remove("integer");
        }
        if (listed.size() == 1) {
            schema.put("type", listed.iterator().next());
        } else {
            listed.forEach(schema.putArray("type")::add);
        }
    }

    private String shown(Figure figure, String things, FieldFigures field, Sort sort, String detail) {
        return shown(figure.proportion(), things) + firstAt(time(figure.tally()), entry(field, sort, detail));
    }

    private String entry(FieldFigures field, Sort sort, String detail) {
        return first.of(new FirstEntries.Shown(
                field.key().operation(), field.key().status(), field.key().pointer(), sort, detail));
    }

    private static String time(Occurrences occurrences) {
        return occurrences.first().map(timestamp -> " at " + timestamp).orElse("");
    }

    private static String firstAt(String time, String entry) {
        return time.isEmpty() && entry.isEmpty()
                ? ""
                : ", first" + time + (time.isEmpty() || entry.isEmpty() ? "" : ",")
                        + (entry.isEmpty() ? "" : " in " + entry);
    }

    private static String shown(Share share, String things) {
        return String.format(
                Locale.ROOT,
                "%d of %d %s (%.1f %%, 95 %% interval %.1f %% to %.1f %%)",
                share.count(),
                share.of(),
                things,
                100 * share.share(),
                100 * share.interval().low(),
                100 * share.interval().high());
    }

    private static List<String> texts(JsonNode values) {
        if (values.isTextual()) {
            return List.of(values.textValue());
        }
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
