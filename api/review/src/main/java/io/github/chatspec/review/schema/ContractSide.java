package io.github.chatspec.review.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.schema.Diagnosis;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.judge.schema.OneWayFields;
import io.github.chatspec.judge.schema.SchemaWalk;
import io.github.chatspec.judge.schema.Schemas;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of the two contracts of a comparison, with its schemas and its judge. */
public final class ContractSide {

    private final Contract contract;
    private final Judge judge;
    private final Map<Direction, Schemas> schemas = new EnumMap<>(Direction.class);
    private final Map<Direction, Map<List<String>, ComposedSchema>> composed = new EnumMap<>(Direction.class);
    private final Map<Direction, OneWayFields> oneWayFields = new EnumMap<>(Direction.class);

    public ContractSide(Contract contract) {
        this.contract = contract;
        this.judge = Judge.of(contract);
        for (Direction direction : Direction.values()) {
            schemas.put(direction, new Schemas(contract, direction));
            composed.put(direction, new HashMap<>());
            oneWayFields.put(direction, new OneWayFields(contract, direction));
        }
    }

    public Contract contract() {
        return contract;
    }

    public Judge judge() {
        return judge;
    }

    /** Returns whether all of several schemas accept a value. */
    public boolean accepts(Direction direction, List<String> pointers, JsonNode value) {
        for (String pointer : pointers) {
            if (!schemas.get(direction).accepts(pointer, value)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a regular expression of the contract matches anywhere in a text. */
    public boolean finds(String regex, String text) {
        return schemas.get(Direction.RESPONSE).finds(regex, text);
    }

    /** Returns the JSON Pointers of the keys of a body that its schema does not list, although it lists some. */
    public Set<String> undocumented(Direction direction, String schema, JsonNode body) {
        Schemas own = schemas.get(direction);
        Set<String> undocumented = new HashSet<>();
        new SchemaWalk(contract, own, new Diagnosis(contract, own), schema, body)
                .visits()
                .forEach((pointer, visit) ->
                        visit.undocumented().forEach(key -> undocumented.add(Pointers.append(pointer, key))));
        return undocumented;
    }

    /** Returns what several schemas mean that describe the same value. */
    public ComposedSchema compose(Direction direction, List<String> pointers) {
        ComposedSchema known = composed.get(direction).get(pointers);
        if (known == null) {
            known = new CompositionReader(this, direction).compose(pointers);
            composed.get(direction).put(List.copyOf(pointers), known);
        }
        return known;
    }

    /** Returns whether only messages of the other direction have a key. */
    boolean isOfOtherDirection(Direction direction, List<String> schemasOfObject, String key) {
        return oneWayFields.get(direction).includes(schemasOfObject, key);
    }
}
