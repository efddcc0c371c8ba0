package io.github.chatspec.server.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.serving.AcceptHeader;
import io.github.chatspec.serving.OperationIndex;
import io.github.chatspec.serving.Page;
import io.github.chatspec.serving.PageFiles;
import io.github.chatspec.serving.PageRequest;
import io.github.chatspec.serving.Reply;
import io.github.chatspec.serving.SampleRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The start page: HTML with a form for each operation for clients that prefer it, otherwise a plain text.
 *
 * @param form the HTML
 * @param index the plain text
 */
record StartPage(Page form, OperationIndex index) implements Page {

    private static final String ROOT = "/__chatspec/";
    private static final String HTML = "text/html";
    private static final PageFiles FILES = PageFiles.nextTo(StartPage.class);

    /**
     * Returns the start page and the files that it needs.
     *
     * @param contracts the contracts that the stub serves
     * @param access the rules for tokens and teams
     * @param admin the pages that change chats
     * @return the pages by their paths
     */
    static Map<String, Page> pages(List<Contract> contracts, AccessRules access, AdminPages admin) {
        return Map.of(
                "/",
                new StartPage(FILES.html("chatspec server", "start.html", "start.js"), new OperationIndex(contracts)),
                ROOT + "start.css",
                FILES.style("start.css"),
                ROOT + "start.js",
                FILES.script("start.js"),
                ROOT + "operations.json",
                request -> Reply.json(200, data(contracts, access, admin, request.origin())));
    }

    @Override
    public Reply reply(PageRequest request) throws IOException {
        return (prefers(request.request(), "text/plain") ? form : index).reply(request);
    }

    @Override
    public boolean accepts(Request request) {
        return index.accepts(request) || prefers(request, Reply.JSON);
    }

    private static boolean prefers(Request request, String other) {
        AcceptHeader accept = AcceptHeader.of(request.headers().all("Accept"));
        // Clients that accept everything, for example curl, get the other media type.
        return accept.prefers(HTML, other) && !accept.prefers(other, HTML);
    }

    private static ObjectNode data(List<Contract> contracts, AccessRules access, AdminPages admin, String origin) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("access", access.sentence());
        ArrayNode listed = data.putArray("contracts");
        for (Contract contract : contracts) {
            ObjectNode node = listed.addObject().put("title", contract.title()).put("version", contract.version());
            admin.size(contract)
                    .ifPresent(size -> node.put("chats", size).put("admin", AdminPages.ROOT + contract.name() + "/"));
            ArrayNode operations = node.putArray("operations");
            contract.operations().forEach(operation -> describe(contract, operation, origin, operations.addObject()));
        }
        return data;
    }

    private static void describe(Contract contract, Operation operation, String origin, ObjectNode node) {
        SampleRequest request = SampleRequest.of(contract, operation);
        // The certificate's file is on the machine of the stub, and the reader may be on another one.
        List<String> options = origin.startsWith("https:") ? List.of("--insecure") : List.of();
        node.put("method", operation.method())
                .put("path", operation.path())
                .put(
                        "summary",
                        contract.at(operation.place().pointer()).path("summary").asText())
                .put("target", request.target())
                .put("curl", request.curl(origin, options));
        ObjectNode headers = node.putObject("headers");
        request.headers().forEach(headers::put);
    }
}
