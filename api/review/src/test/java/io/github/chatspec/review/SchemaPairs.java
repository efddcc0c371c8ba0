package io.github.chatspec.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pairs of {@code schemas.yaml} as contracts with one operation. */
final class SchemaPairs {

    /**
     * A pair.
     *
     * @param name what the pair is about
     * @param verdict the right verdict
     * @param older the older contract
     * @param newer the newer contract
     */
    record Pair(String name, String verdict, ContractRevision older, ContractRevision newer) {
        @Override
        public String toString() {
            return name;
        }
    }

    private SchemaPairs() {}

    static List<Pair> all() throws IOException, JsonSyntaxException {
        List<Pair> pairs = new ArrayList<>();
        try (InputStream in = SchemaPairs.class.getResourceAsStream("/pairs/schemas.yaml")) {
            for (JsonNode row : LocatedJson.readYaml(in.readAllBytes()).tree()) {
                pairs.add(new Pair(
                        row.get("name").asText(),
                        row.get("verdict").asText(),
                        contract(row, "old", 0),
                        contract(row, "new", 1)));
            }
        }
        return pairs;
    }

    private static ContractRevision contract(JsonNode row, String key, int side) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("openapi", row.path("openapi").path(side).asText("3.1.0"));
        document.putObject("info").put("title", "A pair").put("version", "1");
        ObjectNode operation = document.putObject("paths").putObject("/things").putObject("post");
        operation.put("operationId", "postThing");
        boolean isRequest = row.path("side").asText().equals("request");
        ObjectNode responses = operation.putObject("responses");
        ObjectNode ok = responses.putObject("200").put("description", "Done.");
        ObjectNode content = (isRequest ? operation.putObject("requestBody") : ok).putObject("content");
        content.putObject("application/json").set("schema", row.get(key));
        if (row.has("schemas")) {
            document.putObject("components").set("schemas", row.get("schemas"));
        }
        return new ContractRevision(key, Contract.of(key, document.toString()), Optional.empty());
    }
}
