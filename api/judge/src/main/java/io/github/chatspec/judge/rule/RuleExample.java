package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Defect;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.text.ValueRenderer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The smallest exchange that a rule reports, against a contract of one operation.
 *
 * <p>The contract promises {@code GET /things?limit=1} with the header {@code X-Team}, answered by status 200 and one
 * value in {@code application/json}, or by status 404 and an object with the key {@code error}.
 */
public final class RuleExample {

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
                    "headers": {"X-Total": %s},
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
                  },
                  "404": {
                    "description": "There is no such thing.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
                  }
                }
              }, "post": {
                "operationId": "addThing",
                "requestBody": {
                  "required": true,
                  "content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewThing"}}}
                },
                "responses": {"201": {
                  "description": "The new thing.",
                  "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
                }}
              }}, "/things/{id}": {"get": {
                "operationId": "getThingById",
                "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
                "responses": {"200": {
                  "description": "The thing.",
                  "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
                }}
              }}},
              "components": {"schemas": {
                "Thing": %s,
                "NewThing": {"type": "object", "properties": {"limit": {"type": "integer"}}},
                "Error": {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}
              }}
            }
            """;
    private static final String URL = "/things?limit=1";

    private static final String ANY_HEADER = "{\"schema\": {}}";

    private final String schema;
    private String header = ANY_HEADER;
    private Headers headers = Headers.NONE;
    private final Request request;
    private final int status;
    private final String mediaType;
    private final String body;
    private final Supplier<byte[]> bytes;
    private final Defect defect;
    private RuleExample before;

    /**
     * A null request means the valid one, and null bytes the body as text; both are created on first use.
     * If there are both a text and bytes, the text describes the bytes.
     */
    private RuleExample(
            String schema,
            Request request,
            int status,
            String mediaType,
            String body,
            Supplier<byte[]> bytes,
            Defect defect) {
        this.defect = defect;
        this.schema = schema;
        this.request = request;
        this.status = status;
        this.mediaType = mediaType;
        this.body = body;
        this.bytes = bytes;
    }

    static RuleExample body(String schema, String body) {
        return new RuleExample(schema, null, 200, "application/json", body, null, null);
    }

    /** A response to a request with a path parameter {@code id}. */
    static RuleExample bodyOf(String url, String schema, String body) {
        return new RuleExample(
                schema, new Request("GET", url, Headers.NONE), 200, "application/json", body, null, null);
    }

    /** Two pages of the list that {@code limit} numbers, of which the second one is reported. */
    static RuleExample pages(String schema, String first, String second) {
        RuleExample example = page(schema, 2, second);
        example.before = page(schema, 1, first);
        return example;
    }

    private static RuleExample page(String schema, int number, String body) {
        Request request = new Request("GET", "/things?limit=" + number, Headers.NONE.with("X-Team", "7"));
        return new RuleExample(schema, request, 200, "application/json", body, null, null);
    }

    /** A body that is created on first use, since it may be large. */
    static RuleExample bytes(String schema, Supplier<byte[]> body) {
        return new RuleExample(schema, null, 200, "application/json", "", body, null);
    }

    /** A body of zeros, which is described without being created. */
    static RuleExample zeros(String schema, int size) {
        return new RuleExample(
                schema, null, 200, "application/json", "(" + size + " bytes)", () -> new byte[size], null);
    }

    static RuleExample answer(int status, String mediaType) {
        return new RuleExample("{}", null, status, mediaType, "{}", null, null);
    }

    /** A response with headers, of which the contract documents {@code X-Total}. */
    static RuleExample header(String documented, Headers headers) {
        RuleExample example = answer(200, "application/json");
        example.header = documented;
        example.headers = headers;
        return example;
    }

    static RuleExample request(String url, Headers headers) {
        return new RuleExample("{}", new Request("GET", url, headers), 200, "application/json", "{}", null, null);
    }

    static RuleExample requestBody(String mediaType, String body) {
        Request request = new Request("POST", "/things", Headers.NONE.with("Content-Type", mediaType))
                .withBody(body.getBytes(StandardCharsets.UTF_8));
        return new RuleExample("{}", request, 201, "application/json", "{}", null, null);
    }

    /** An exchange whose record has a defect. */
    static RuleExample defect(Defect defect) {
        return new RuleExample("{}", null, 200, "application/json", "", null, defect);
    }

    /** Returns the contract, which promises the schema of the example. */
    public Contract contract() {
        return Contract.of("things", CONTRACT.formatted(header, schema));
    }

    /** Returns the exchange that violates the contract. */
    public Exchange exchange() {
        if (defect != null && !defect.kind().affectsBodyOnly()) {
            return Exchange.unreadable(defect);
        }
        return Exchange.of(request())
                .status(status)
                .headers(headers.with("Content-Type", mediaType))
                .body(bytes())
                .defect(defect);
    }

    /** Returns the example whose exchange comes before this one, if the rule compares two. */
    public Optional<RuleExample> before() {
        return Optional.ofNullable(before);
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
        return before == null ? description() : before.description() + "; then " + request.url() + ": " + body;
    }

    private String description() {
        if (defect != null) {
            return "a record of which is known: " + defect.reason();
        }
        Request sent = request();
        String names = sent.headers().asMap().isEmpty() ? "" : " with " + sent.headers();
        String text = body.isEmpty() ? new String(bytes(), StandardCharsets.UTF_8) : body;
        String content = sent.body()
                .map(sentBody -> " and the body " + new String(sentBody, StandardCharsets.UTF_8))
                .orElse("");
        return sent.method() + " " + sent.url() + names + content + ", answered by " + status + " " + mediaType + ": "
                + (text.isEmpty() ? "(nothing)" : ValueRenderer.shorten(text));
    }

    private Request request() {
        return request == null ? new Request("GET", URL, Headers.NONE.with("X-Team", "7")) : request;
    }

    private byte[] bytes() {
        return bytes == null ? body.getBytes(StandardCharsets.UTF_8) : bytes.get();
    }
}
