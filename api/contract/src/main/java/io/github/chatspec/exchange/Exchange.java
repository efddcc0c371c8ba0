package io.github.chatspec.exchange;

import java.util.Optional;

/** A request and its response, as they were sent; immutable except for the bytes of the body. */
public final class Exchange {

    private final Request request;
    private final String operation;
    private final int status;
    private final Headers headers;
    private final byte[] body;
    private final Defect defect;

    private Exchange(Request request, String operation, int status, Headers headers, byte[] body, Defect defect) {
        this.request = request;
        this.operation = operation;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.defect = defect;
    }

    /**
     * Creates an exchange with a request.
     *
     * @param request the request
     * @return the exchange, without a response
     */
    public static Exchange of(Request request) {
        return new Exchange(request, null, 0, null, new byte[0], null);
    }

    /**
     * Creates an exchange of which only the operation is known, not the request.
     *
     * @param operation the operation, as {@code contract/operationId}
     * @return the exchange, without a response
     */
    public static Exchange ofOperation(String operation) {
        return new Exchange(null, operation, 0, null, new byte[0], null);
    }

    /**
     * Creates an exchange for a record that cannot be read.
     *
     * @param defect what is wrong with the record
     * @return the exchange
     */
    public static Exchange unreadable(Defect defect) {
        return new Exchange(null, null, 0, null, new byte[0], defect);
    }

    /**
     * Returns a copy of this exchange with an HTTP status of the response.
     *
     * @param status the status, for example 200
     * @return the copy
     */
    public Exchange status(int status) {
        return new Exchange(request, operation, status, headers, body, defect);
    }

    /**
     * Returns a copy of this exchange with header fields of the response; unless set they are unknown, not absent.
     *
     * @param headers the header fields
     * @return the copy
     */
    public Exchange headers(Headers headers) {
        return new Exchange(request, operation, status, headers, body, defect);
    }

    /**
     * Returns a copy of this exchange with a body of the response.
     *
     * @param body the bytes, which are not copied
     * @return the copy
     */
    public Exchange body(byte[] body) {
        return new Exchange(request, operation, status, headers, body, defect);
    }

    /**
     * Returns a copy of this exchange with a defect of its record.
     *
     * @param defect what is wrong with the record
     * @return the copy
     */
    public Exchange defect(Defect defect) {
        return new Exchange(request, operation, status, headers, body, defect);
    }

    /**
     * Returns a copy of this exchange with another request.
     *
     * @param other the other request
     * @return an exchange with the same response
     */
    public Exchange withRequest(Request other) {
        return new Exchange(other, null, status, headers, body, defect);
    }

    /**
     * Returns the request.
     *
     * @return the request; empty if only the operation is known
     */
    public Optional<Request> request() {
        return Optional.ofNullable(request);
    }

    /**
     * Returns the operation that was named when the exchange was created.
     *
     * @return the operation as {@code contract/operationId}; empty if the exchange has a request
     */
    public Optional<String> operation() {
        return Optional.ofNullable(operation);
    }

    /** Returns the HTTP status of the response. */
    public int status() {
        return status;
    }

    /**
     * Returns the header fields of the response.
     *
     * @return the header fields; empty if they are unknown
     */
    public Optional<Headers> headers() {
        return Optional.ofNullable(headers);
    }

    /**
     * Returns the body of the response.
     *
     * @return the bytes, not copied
     */
    public byte[] body() {
        return body;
    }

    /**
     * Returns what is wrong with the record of this exchange.
     *
     * @return the defect; empty if the record is complete
     */
    public Optional<Defect> defect() {
        return Optional.ofNullable(defect);
    }
}
