package io.github.chatspec.server.http;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.Router;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.server.chats.ModelJson;
import io.github.chatspec.server.chats.PreparedBodies;
import io.github.chatspec.server.chats.PreparedBody;
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
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One method of a generated Jakarta REST interface, bound to the object that implements it. */
public final class Endpoint {

    private final Object implementation;
    private final Method method;
    private final Operation operation;
    private final List<Argument> arguments;
    private final int status;
    private final Map<String, String> headers;

    /** Where an argument of the method comes from, read from its annotations once and not at every request. */
    private record Argument(
            Class<?> type, PathParam path, QueryParam query, HeaderParam header, DefaultValue standard) {

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

    /** Thrown where a parameter is no number and the contract has no example for that. */
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
        this.arguments = Arrays.stream(method.getParameters()).map(Argument::of).toList();
        this.status = operation.responses().stream()
                .filter(response -> response.status().startsWith("2"))
                .mapToInt(response -> Integer.parseInt(response.status()))
                .findFirst()
                .orElse(200);
        this.headers = operation.response(status).map(Response::headers).orElse(Map.of());
    }

    /**
     * Finds the method that answers an operation.
     *
     * @throws IllegalStateException if no method has the operation's path and method
     */
    public static Endpoint of(Operation operation, Object implementation) {
        for (Class<?> type : implementation.getClass().getInterfaces()) {
            for (Method method : type.getMethods()) {
                if (httpMethod(method).equals(Optional.of(operation.method()))
                        && path(type, method).equals(operation.path())) {
                    return new Endpoint(implementation, method, operation);
                }
            }
        }
        throw new IllegalStateException("Nothing implements " + operation + "; build the interfaces anew.");
    }

    Operation operation() {
        return operation;
    }

    String mediaType() {
        Produces produces = method.getAnnotation(Produces.class);
        return produces == null ? "application/json" : produces.value()[0];
    }

    /** The status of an answer that is no refusal. */
    int status() {
        return status;
    }

    /** The header fields that the contract promises with it. */
    Map<String, String> headers() {
        return headers;
    }

    /** Answers with what the implementation has ready for the values that the request holds, or calls it. */
    public PreparedBody answer(Request request) throws Exception {
        Optional<PreparedBody> ready = ready(request);
        return ready.isPresent()
                ? ready.get()
                : new PreparedBody(ByteBuffer.wrap(ModelJson.write(call(request))), Optional.empty());
    }

    public Optional<PreparedBody> ready(Request request) {
        return implementation instanceof PreparedBodies answers
                ? answers.ready(operation.id(), arguments(request))
                : Optional.empty();
    }

    /** Calls the implementation with the values that the request holds. */
    public Object call(Request request) throws Exception {
        try {
            return method.invoke(implementation, arguments(request).toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private List<Object> arguments(Request request) {
        Map<String, String> segments =
                Router.pathParameters(operation.path(), request.path()).orElse(Map.of());
        List<Object> values = new ArrayList<>(arguments.size());
        arguments.forEach(argument -> values.add(value(argument, segments, request)));
        return values;
    }

    private static Object value(Argument argument, Map<String, String> segments, Request request) {
        List<String> values = argument.values(segments, request);
        String standard =
                argument.standard() == null ? null : argument.standard().value();
        String value = values.isEmpty() ? standard : values.get(0);
        if (value == null || argument.type() == String.class) {
            return value;
        }
        try {
            BigInteger number = new BigInteger(value);
            return argument.type() == Integer.class
                    ? (Object) nearest(number, Integer.MIN_VALUE, Integer.MAX_VALUE)
                            .intValue()
                    : nearest(number, Long.MIN_VALUE, Long.MAX_VALUE).longValue();
        } catch (NumberFormatException e) {
            throw new BadValueException(e);
        }
    }

    /** A page beyond what a number can hold is beyond the last page too. */
    private static BigInteger nearest(BigInteger number, long smallest, long largest) {
        return number.min(BigInteger.valueOf(largest)).max(BigInteger.valueOf(smallest));
    }

    private static Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Class<?> type, Method method) {
        Path outer = type.getAnnotation(Path.class);
        Path inner = method.getAnnotation(Path.class);
        return (outer == null ? "" : outer.value()) + (inner == null ? "" : inner.value());
    }
}
