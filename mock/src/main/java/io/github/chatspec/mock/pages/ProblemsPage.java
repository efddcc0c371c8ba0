package io.github.chatspec.mock.pages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.ContractProblem;
import io.github.chatspec.mock.stubs.ServedContracts;
import io.github.chatspec.serving.Page;
import io.github.chatspec.serving.PageRequest;
import io.github.chatspec.serving.Reply;
import java.util.List;
import java.util.function.Supplier;

/** Lists the defects of the served contracts and of their examples. */
public record ProblemsPage(Supplier<ServedContracts> served) implements Page {

    /** The path of the page. */
    public static final String PATH = "/__chatspec/problems";

    @Override
    public Reply reply(PageRequest request) {
        List<ContractProblem> problems = served.get().problems();
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("total", problems.size());
        ArrayNode list = body.putArray("problems");
        problems.forEach(
                problem -> list.addObject().put("place", problem.place()).put("message", problem.message()));
        return Reply.json(200, body);
    }
}
