package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the conditions ({@code x-when}) of an example. */
final class ExampleConditionReader {

    private final Contract contract;

    ExampleConditionReader(Contract contract) {
        this.contract = contract;
    }

    /** Reads the list of alternatives at a pointer; empty if there is no list. */
    List<ExampleCondition> at(String pointer) {
        List<ExampleCondition> conditions = new ArrayList<>();
        for (int i = 0; i < contract.at(pointer).size(); i++) {
            String alternative = Pointers.append(pointer, i);
            conditions.add(new ExampleCondition(
                    contract.at(alternative).path("method").asText().equals("other"),
                    matchers(Pointers.append(alternative, "path")),
                    matchers(Pointers.append(alternative, "query")),
                    matchers(Pointers.append(alternative, "header"))));
        }
        return List.copyOf(conditions);
    }

    private Map<String, ExampleCondition.Matcher> matchers(String pointer) {
        Map<String, ExampleCondition.Matcher> matchers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> part : contract.at(pointer).properties()) {
            JsonNode value = part.getValue();
            if (value.isNull()) {
                matchers.put(part.getKey(), new ExampleCondition.Absent());
            } else if (value.path("repeated").asBoolean()) {
                matchers.put(part.getKey(), new ExampleCondition.Repeated());
            } else if (value.has("matches")) {
                matchers.put(
                        part.getKey(), matches(value.get("matches").asText(), Pointers.append(pointer, part.getKey())));
            } else {
                matchers.put(part.getKey(), new ExampleCondition.Equal(value.asText()));
            }
        }
        return matchers;
    }

    private ExampleCondition.Matches matches(String regex, String pointer) {
        try {
            Pattern.compile(regex);
            return new ExampleCondition.Matches(regex);
        } catch (PatternSyntaxException e) {
            throw new ContractException(
                    "A condition (x-when) of an example is not a valid regular expression: " + e.getDescription() + ".",
                    contract.place(pointer).toString());
        }
    }
}
