package io.github.chatspec.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One change of one good answer, with what the rulings expect of it.
 *
 * @param operator what is done
 * @param good the good answer
 * @param place where it is done
 * @param made makes the changed exchange
 * @param expected what the judge should say
 */
public record Mutation(String operator, Good good, String place, Supplier<Exchange> made, Expected expected) {

    /**
     * What the judge should say.
     *
     * @param rule the rule of the one finding, or nothing where the change is legal
     * @param pointer where the finding should be, or nothing for the exchange as a whole
     * @param reason why the change is legal
     */
    record Expected(Optional<String> rule, Optional<String> pointer, String reason) {

        static Expected at(String rule, String pointer) {
            return new Expected(Optional.of(rule), Optional.of(pointer), "");
        }

        static Expected whole(String rule) {
            return new Expected(Optional.of(rule), Optional.empty(), "");
        }

        static Expected legal(String reason) {
            return new Expected(Optional.empty(), Optional.empty(), reason);
        }

        boolean isLegal() {
            return rule.isEmpty();
        }
    }

    public static List<Mutation> of(Good good) {
        List<Mutation> all = new ArrayList<>(TreeMutations.of(good));
        all.addAll(ShapeMutations.of(good));
        all.addAll(MessageMutations.of(good));
        all.addAll(RowMutations.of(good));
        all.addAll(TextMutations.of(good));
        all.addAll(OuterMutations.of(good));
        return all;
    }

    static Mutation set(String operator, Good good, String pointer, JsonNode value, Expected expected) {
        return new Mutation(operator, good, pointer, () -> good.exchange(good.with(pointer, value)), expected);
    }

    /** The changed body, or nothing where it is no JSON or more than a tree tells. */
    public Optional<JsonNode> tree() {
        try {
            LocatedJson body = LocatedJson.readJson(made.get().body());
            return body.duplicates().isEmpty() ? Optional.of(body.tree()) : Optional.empty();
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return good + ": " + operator + " at " + place;
    }
}
