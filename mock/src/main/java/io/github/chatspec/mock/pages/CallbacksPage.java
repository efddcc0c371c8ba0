package io.github.chatspec.mock.pages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.mock.callbacks.CallbackReport;
import io.github.chatspec.serving.Page;
import io.github.chatspec.serving.PageRequest;
import io.github.chatspec.serving.Reply;

/** Shows how many callbacks were sent, and why others were not delivered. */
public record CallbacksPage(CallbackReport report) implements Page {

    /** The path of this page. */
    public static final String PATH = "/__chatspec/callbacks";

    @Override
    public boolean isGuarded() {
        return true;
    }

    @Override
    public Reply reply(PageRequest request) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("sent", report.sent()).put("failed", report.failed());
        ArrayNode failures = body.putArray("failures");
        report.failures().forEach(failures::add);
        return Reply.json(200, body);
    }
}
