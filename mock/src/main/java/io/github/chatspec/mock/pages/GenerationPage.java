package io.github.chatspec.mock.pages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.mock.generation.GenerationCheck;
import io.github.chatspec.serving.Page;
import io.github.chatspec.serving.PageRequest;
import io.github.chatspec.serving.Reply;
import java.util.function.Supplier;

/** Lists the responses that cannot be generated, and counts those that are. */
public record GenerationPage(Supplier<GenerationCheck> check) implements Page {

    /** The path of this page. */
    public static final String PATH = "/__chatspec/generated";

    @Override
    public Reply reply(PageRequest request) {
        GenerationCheck current = check.get();
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("total", current.total())
                .put("tried", current.tried())
                .put("fromSchemaExamples", current.fromSchemaExamples())
                .put("generated", current.generated());
        ArrayNode list = body.putArray("notGenerated");
        current.failures()
                .forEach(failure -> list.addObject()
                        .put("operation", failure.operation())
                        .put("status", failure.status())
                        .put("mediaType", failure.mediaType())
                        .put("reason", failure.reason()));
        return Reply.json(200, body);
    }
}
