package io.github.chatspec.mock.pages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.mock.violations.RequestViolations;
import io.github.chatspec.serving.Page;
import io.github.chatspec.serving.PageRequest;
import io.github.chatspec.serving.Reply;
import io.github.chatspec.text.MaskedText;
import java.util.List;

/** Lists the violations of requests as JSON, and forgets them on DELETE. */
public record ViolationsPage(RequestViolations violations) implements Page {

    /** The path of this page. */
    public static final String PATH = "/__chatspec/violations";

    @Override
    public List<String> methods() {
        return List.of("GET", "DELETE");
    }

    @Override
    public boolean isGuarded() {
        return true;
    }

    @Override
    public boolean isReadableByLocalPages() {
        return true;
    }

    @Override
    public Reply reply(PageRequest request) {
        if (request.request().method().equals("DELETE")) {
            violations.clear();
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("total", violations.total());
        ArrayNode list = body.putArray("violations");
        violations
                .list()
                .forEach(violation -> list.addObject()
                        .put("method", violation.method())
                        .put("path", MaskedText.path(violation.path()))
                        .put("operation", violation.operation().orElse(null))
                        .put("place", violation.place())
                        .put("rule", violation.rule())
                        .put("message", violation.message())
                        .put("time", violation.time().toString()));
        return Reply.json(200, body);
    }
}
