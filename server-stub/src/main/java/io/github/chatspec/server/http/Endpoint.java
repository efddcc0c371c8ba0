package io.github.chatspec.server.http;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.PathTemplate;
import io.github.chatspec.contract.Response;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.io.UserError;
import io.github.chatspec.server.chats.VendorOperations;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** A method of a generated Jakarta REST interface, bound to its implementation. */
final class Endpoint {

    /** The length of numbers that certainly fit an {@code int}. */
    private static final int SHORT = 9;

    private final Object implementation;
    private final Method method;
    private final Operation operation;
    private final String name;
    private final List<Argument> arguments;
    private final int status;
    private final PathTemplate path;
    private final HttpFields headers;
    private final HttpField mediaType;

    /** The source of an argument, read once from the annotations of the parameter. */
    private record Argument(
            Class<?> type, PathParam path, QueryParam query, HeaderParam header, DefaultValue fallback) {

        static Argument of(Parameter parameter) {
            return new Argument(
                    parameter.getType(),
                    parameter.getAnnotation(PathParam.class),
                    parameter.getAnnotation(QueryParam.class),
                    parameter.getAnnotation(HeaderParam.class),
                    parameter.getAnnotation(DefaultValue.class));
        }

        private List<String> values(Map<String, String> segments, Request request) {
            if (path != null) {
                String value = segments.get(path.value());
                return value == null ? List.of() : List.of(value);
            }
            return query != null
                    ? request.query(query.value())
                    : request.headers().all(header.value());
        }
    }

    /** Thrown if a parameter is not a number and the contract has no example for that. */
    static final class BadValueException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private BadValueException(NumberFormatException cause) {
            super(cause);
        }
    }

    private Endpoint(Object implementation, Method method, Operation operation) {
        this.implementation = implementation;
        this.method = method;
        this.operation = operation;
        this.name = operation.qualifiedId();
        this.arguments = Arrays.stream(method.getParameters()).map(Argument::of).toList();
        this.status = operation.responses().stream()
                .filter(response -> response.status().startsWith("2"))
                .mapToInt(response -> Integer.parseInt(response.status()))
                .findFirst()
                .orElse(200);
        Produces produces = method.getAnnotation(Produces.class);
        this.mediaType = new PreEncodedHttpField(
                HttpHeader.CONTENT_TYPE, produces == null ? "application/json" : produces.value()[0]);
        this.path = PathTemplate.of(operation.path());
        this.headers = encoded(operation.response(status).map(Response::headers).orElse(Map.of()));
    }

    private static HttpFields encoded(Map<String, String> headers) {
        HttpFields.Mutable fields = HttpFields.build();
        headers.forEach((name, value) -> fields.put(new PreEncodedHttpField(name, value)));
        return fields.asImmutable();
    }

    /**
     * Returns the endpoint of an operation.
     *
     * @param operation the operation
     * @param implementations the objects that implement the generated interfaces of the operation's contract
     * @return the method that has the path and the HTTP method of the operation
     * @throws UserError if there is no such method, or more than one
     */
    static Endpoint of(Operation operation, List<?> implementations) {
        List<Endpoint> found = implementations.stream()
                .flatMap(implementation -> Arrays.stream(
                                implementation.getClass().getInterfaces())
                        .flatMap(type -> Arrays.stream(type.getMethods())
                                .filter(method -> httpMethod(method).equals(Optional.of(operation.method()))
                                        && path(type, method).equals(operation.path()))
                                .map(method -> new Endpoint(implementation, method, operation))))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        String sentence = found.isEmpty()
                ? "No class implements an operation of the contract; implement the generated interface of its tag, and list"
                        + " the class in META-INF/services/" + VendorOperations.class.getName() + "."
                : "Several classes implement an operation of the contract; implement it in only one of them.";
        throw new UserError(sentence, operation.toString());
    }

    Operation operation() {
        return operation;
    }

    /** Returns the qualified name of the operation. */
    String name() {
        return name;
    }

    /** Returns the HTTP status of a successful answer. */
    int status() {
        return status;
    }

    /** Returns the header fields that the contract documents for a successful answer, encoded once. */
    HttpFields headers() {
        return headers;
    }

    /** Returns the header field with the media type of a successful answer. */
    HttpField mediaType() {
        return mediaType;
    }

    /**
     * Calls the method with the values of a request.
     *
     * @param request the request
     * @return what the method returned
     * @throws BadValueException if a parameter is not a number
     * @throws Exception whatever the method throws
     */
    Object call(Request request) throws Exception {
        try {
            return method.invoke(implementation, arguments(request));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private Object[] arguments(Request request) {
        Map<String, String> segments = path.parameters(request.path()).orElse(Map.of());
        Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(arguments.get(i), segments, request);
        }
        return values;
    }

    private static Object value(Argument argument, Map<String, String> segments, Request request) {
        List<String> values = argument.values(segments, request);
        String fallback =
                argument.fallback() == null ? null : argument.fallback().value();
        String value = values.isEmpty() ? fallback : values.get(0);
        if (value == null || argument.type() == String.class) {
            return value;
        }
        try {
            if (value.length() <= SHORT) {
                int number = Integer.parseInt(value);
                return argument.type() == Integer.class ? (Object) number : (Object) (long) number;
            }
            BigInteger number = new BigInteger(value);
            return argument.type() == Integer.class
                    ? (Object) nearest(number, Integer.MIN_VALUE, Integer.MAX_VALUE)
                            .intValue()
                    : nearest(number, Long.MIN_VALUE, Long.MAX_VALUE).longValue();
        } catch (NumberFormatException e) {
            throw new BadValueException(e);
        }
    }

    /** Limits a number to its type; a page with such a number is after the last page anyway. */
    private static BigInteger nearest(BigInteger number, long smallest, long largest) {
        return number.min(BigInteger.valueOf(largest)).max(BigInteger.valueOf(smallest));
    }

    private static Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Class<?> type, Method method) {
        Path outer = type.getAnnotation(Path.class);
        Path inner = method.getAnnotation(Path.class);
        return (outer == null ? "" : outer.value()) + (inner == null ? "" : inner.value());
    }
}
