package io.github.chatspec.exchange;

import java.util.Optional;

/** A request and its response, as they were sent. */
public final class Exchange {

    private final Request request;
    private final String operation;
    private int status;
    private Headers headers;
    private byte[] body = {};
    private Defect defect;

    private Exchange(Request request, String operation) {
        this.request = request;
        this.operation = operation;
    }

    /**
     * Creates an exchange with a request.
     *
     * @param request the request
     * @return the exchange, whose response is still to be set
     */
    public static Exchange of(Request request) {
        return new Exchange(request, null);
    }

    /**
     * Creates an exchange of which only the operation is known, not the request.
     *
     * @param operation the operation, as {@code contract/operationId}
     * @return the exchange, whose response is still to be set
     */
    public static Exchange ofOperation(String operation) {
        return new Exchange(null, operation);
    }

    /**
     * Creates an exchange for a record that cannot be read.
     *
     * @param defect what is wrong with the record
     * @return the exchange
     */
    public static Exchange unreadable(Defect defect) {
        return new Exchange(null, null).defect(defect);
    }

    /**
     * Sets the HTTP status of the response.
     *
     * @param status the status, for example 200
     * @return this exchange
     */
    public Exchange status(int status) {
        this.status = status;
        return this;
    }

    /**
     * Sets the header fields of the response; unless set they are unknown, not absent.
     *
     * @param headers the header fields
     * @return this exchange
     */
    public Exchange headers(Headers headers) {
        this.headers = headers;
        return this;
    }

    /**
     * Sets the body of the response.
     *
     * @param body the bytes, which are not copied
     * @return this exchange
     */
    public Exchange body(byte[] body) {
        this.body = body;
        return this;
    }

    /**
     * Sets the defect of the record of this exchange.
     *
     * @param defect what is wrong with the record
     * @return this exchange
     */
    public Exchange defect(Defect defect) {
        this.defect = defect;
        return this;
    }

    /**
     * Returns a copy of this exchange with another request.
     *
     * @param other the other request
     * @return an exchange with the same response
     */
    public Exchange withRequest(Request other) {
        Exchange exchange = of(other);
        exchange.status = status;
        exchange.headers = headers;
        exchange.body = body;
        exchange.defect = defect;
        return exchange;
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
