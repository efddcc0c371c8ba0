package io.github.chatspec.judge;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Defect;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The smallest exchange that a rule reports, against a contract of one operation.
 *
 * <p>The smallest use: {@code Judge.rules().get(0).example().findings()}.
 *
 * <p>The contract promises {@code GET /things?limit=1} with the header {@code X-Team}, answered by status 200 and one
 * value in {@code application/json}, or by status 404 and an object with the key {@code error}.
 */
public final class Example {

    private static final String CONTRACT = """
            {
              "openapi": "3.1.0",
              "info": {"title": "Things", "version": "1"},
              "paths": {"/things": {"get": {
                "operationId": "getThing",
                "parameters": [
                  {"name": "X-Team", "in": "header", "required": true, "schema": {"type": "string"}},
                  {"name": "limit", "in": "query", "schema": {"type": "integer"}}
                ],
                "responses": {
                  "200": {
                    "description": "The thing.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
                  },
                  "404": {
                    "description": "There is no such thing.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
                  }
                }
              }}},
              "components": {"schemas": {
                "Thing": %s,
                "Error": {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}
              }}
            }
            """;
    private static final Headers TEAM = Headers.NONE.with("X-Team", "7");
    private static final String URL = "/things?limit=1";

    private final String schema;
    private final Request request;
    private final int status;
    private final String mediaType;
    private final Supplier<byte[]> body;
    private final Optional<Defect> defect;

    private Example(String schema, Request request, int status, String mediaType, Supplier<byte[]> body) {
        this(schema, request, status, mediaType, body, Optional.empty());
    }

    private Example(
            String schema,
            Request request,
            int status,
            String mediaType,
            Supplier<byte[]> body,
            Optional<Defect> defect) {
        this.defect = defect;
        this.schema = schema;
        this.request = request;
        this.status = status;
        this.mediaType = mediaType;
        this.body = body;
    }

    static Example body(String schema, String body) {
        return bytes(schema, () -> bytes(body));
    }

    /** A body that is made only when it is asked for, since it may be large. */
    static Example bytes(String schema, Supplier<byte[]> body) {
        return new Example(schema, new Request("GET", URL, TEAM), 200, "application/json", body);
    }

    static Example answer(int status, String mediaType) {
        return new Example("{}", new Request("GET", URL, TEAM), status, mediaType, () -> bytes("{}"));
    }

    static Example request(String url, Headers headers) {
        return new Example("{}", new Request("GET", url, headers), 200, "application/json", () -> bytes("{}"));
    }

    /** An exchange whose record has a defect. */
    static Example defect(Defect defect) {
        return new Example(
                "{}", new Request("GET", URL, TEAM), 200, "application/json", () -> bytes(""), Optional.of(defect));
    }

    /**
     * Judges the example.
     *
     * @return the findings, at least one of which is of the rule that the example belongs to
     */
    public List<Finding> findings() {
        Contract contract = Contract.of("things", CONTRACT.formatted(schema));
        return Judge.of(contract).judge(exchange());
    }

    private Exchange exchange() {
        if (defect.isPresent() && !defect.get().kind().leavesTheHead()) {
            return Exchange.unreadable(defect.get());
        }
        Exchange exchange = Exchange.of(request)
                .status(status)
                .headers(Headers.NONE.with("Content-Type", mediaType))
                .body(body.get());
        return defect.map(exchange::defect).orElse(exchange);
    }

    /**
     * Returns the schema that the contract promises.
     *
     * @return JSON
     */
    public String schema() {
        return schema;
    }

    /** Returns request and answer, the body cut where it is long. */
    @Override
    public String toString() {
        if (defect.isPresent()) {
            return "a record of which is known: " + defect.get().reason();
        }
        String names = request.headers().asMap().isEmpty() ? "" : " with " + request.headers();
        byte[] bytes = body.get();
        String text = bytes.length > JsonSizeRule.MAX_BYTES
                ? "(" + bytes.length + " bytes)"
                : Shown.shorten(new String(bytes, StandardCharsets.UTF_8));
        return request.method() + " " + request.url() + names + ", answered by " + status + " " + mediaType + ": "
                + (text.isEmpty() ? "(nothing)" : text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
