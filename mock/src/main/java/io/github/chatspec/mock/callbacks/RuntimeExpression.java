package io.github.chatspec.mock.callbacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates the runtime expressions of OpenAPI (Callback Object, key expression). */
final class RuntimeExpression {

    private static final Pattern EMBEDDED = Pattern.compile("\\{(\\$[^{}]*)}");

    private RuntimeExpression() {}

    /** What a request and its response offer to expressions. */
    interface Source {

        String url();

        String method();

        int status();

        /** Returns a value of the request in {@code header}, {@code query} or {@code path}. */
        Optional<String> ofRequest(String in, String name);

        /** Returns a header of the response. */
        Optional<String> ofResponse(String name);

        byte[] requestBody();

        byte[] responseBody();

        /** Returns the body of the request as JSON, also if it is a form, or a missing node. */
        JsonNode requestJson();

        /** Returns the body of the response as JSON, or a missing node. */
        JsonNode responseJson();
    }

    /**
     * Returns the URL of a callback.
     *
     * @param key the key of the callback: an expression, or a text with expressions in braces
     * @param source what the expressions refer to
     * @return the URL; empty if an expression has no value
     */
    static Optional<String> url(String key, Source source) {
        if (key.startsWith("$")) {
            return value(key, source);
        }
        StringBuilder url = new StringBuilder();
        Matcher expression = EMBEDDED.matcher(key);
        int start = 0;
        while (expression.find()) {
            url.append(key, start, expression.start());
            Optional<String> value = value(expression.group(1), source);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            // A value at the beginning is an address, and elsewhere a part of one.
            url.append(url.isEmpty() ? value.get() : encoded(value.get()));
            start = expression.end();
        }
        return Optional.of(url.append(key.substring(start)).toString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Optional<String> value(String expression, Source source) {
        if (expression.equals("$url")) {
            return Optional.of(source.url());
        }
        if (expression.equals("$method")) {
            return Optional.of(source.method());
        }
        if (expression.equals("$statusCode")) {
            return Optional.of(String.valueOf(source.status()));
        }
        boolean isRequest = expression.startsWith("$request.");
        if (!isRequest && !expression.startsWith("$response.")) {
            return Optional.empty();
        }
        String reference = expression.substring(expression.indexOf('.') + 1);
        if (reference.equals("body") || reference.startsWith("body#")) {
            return ofBody(reference, isRequest, source);
        }
        int dot = reference.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String in = reference.substring(0, dot);
        String name = reference.substring(dot + 1);
        if (isRequest) {
            return source.ofRequest(in, name);
        }
        return in.equals("header") ? source.ofResponse(name) : Optional.empty();
    }

    private static Optional<String> ofBody(String reference, boolean isRequest, Source source) {
        if (reference.equals("body")) {
            byte[] body = isRequest ? source.requestBody() : source.responseBody();
            return Optional.of(new String(body, StandardCharsets.UTF_8));
        }
        String pointer = reference.substring("body#".length());
        JsonNode value = pointer.isEmpty() || pointer.startsWith("/")
                ? (isRequest ? source.requestJson() : source.responseJson()).at(pointer)
                : MissingNode.getInstance();
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }
}
