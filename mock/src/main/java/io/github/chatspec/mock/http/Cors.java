package io.github.chatspec.mock.http;

import static io.github.chatspec.serving.CrossOrigin.HEADERS;
import static io.github.chatspec.serving.CrossOrigin.METHOD;
import static io.github.chatspec.serving.CrossOrigin.ORIGIN;
import static io.github.chatspec.serving.CrossOrigin.READABLE;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.mock.stubs.ServedOperations;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets pages of any origin ask the mock from a browser. */
public final class Cors {

    private final Supplier<ServedOperations> operations;

    public Cors(Supplier<ServedOperations> operations) {
        this.operations = operations;
    }

    static boolean isPreflight(Request request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeaders().contains(ORIGIN)
                && request.getHeaders().contains(METHOD);
    }

    /** Lets the page read the answer, whatever it will be. */
    void allow(Request request, Response response) {
        if (request.getHeaders().contains(ORIGIN)) {
            READABLE.forEach(response.getHeaders()::put);
        }
    }

    /** Answers a preflight; one for a path that no contract knows is left to be refused. */
    boolean answer(Request request, Response response, Callback callback) {
        List<Operation> ofPath = operations.get().at(request.getHttpURI().getPath());
        if (ofPath.isEmpty()) {
            return false;
        }
        response.setStatus(204);
        String methods = String.join(", ", ServedOperations.methods(ofPath));
        io.github.chatspec.serving.CrossOrigin.preflight(
                        methods, request.getHeaders().get(HEADERS))
                .forEach(response.getHeaders()::put);
        callback.succeeded();
        return true;
    }
}
