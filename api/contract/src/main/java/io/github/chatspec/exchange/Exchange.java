package io.github.chatspec.exchange;

import java.util.Optional;

/**
 * One request and its answer, as they went over the wire.
 *
 * <p>The smallest use: {@code Exchange.of(request).status(200).headers(headers).body(bytes)}; for a body without its
 * request, {@code Exchange.ofOperation("engage/getChat").status(200).body(bytes)}.
 */
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
     * Begins an exchange with its request.
     *
     * @param request what was asked
     * @return the exchange, whose answer is still to be filled in
     */
    public static Exchange of(Request request) {
        return new Exchange(request, null);
    }

    /**
     * Begins an exchange of which only the operation is known, not the request.
     *
     * @param operation the operation, as {@code contract/operationId}
     * @return the exchange, whose answer is still to be filled in
     */
    public static Exchange ofOperation(String operation) {
        return new Exchange(null, operation);
    }

    /**
     * Begins an exchange of which the record can tell nothing else.
     *
     * @param defect what is wrong with the record
     * @return the exchange
     */
    public static Exchange unreadable(Defect defect) {
        return new Exchange(null, null).defect(defect);
    }

    /**
     * Sets the HTTP status of the answer.
     *
     * @param status the status, for example 200
     * @return this exchange
     */
    public Exchange status(int status) {
        this.status = status;
        return this;
    }

    /**
     * Sets the header fields of the answer; without a call they count as unknown, not as absent.
     *
     * @param headers the header fields
     * @return this exchange
     */
    public Exchange headers(Headers headers) {
        this.headers = headers;
        return this;
    }

    /**
     * Sets the body of the answer.
     *
     * @param body the bytes, which are not copied
     * @return this exchange
     */
    public Exchange body(byte[] body) {
        this.body = body;
        return this;
    }

    /**
     * Says that the record of this exchange has a defect.
     *
     * @param defect what is wrong with it
     * @return this exchange
     */
    public Exchange defect(Defect defect) {
        this.defect = defect;
        return this;
    }

    /**
     * Makes the exchange that another request would have had.
     *
     * @param other the other request
     * @return an exchange with the same answer
     */
    public Exchange asked(Request other) {
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
     * @return the request, or nothing where only the operation is known
     */
    public Optional<Request> request() {
        return Optional.ofNullable(request);
    }

    /**
     * Returns the operation that whoever made the exchange named.
     *
     * @return the operation as {@code contract/operationId}, or nothing where the request tells it
     */
    public Optional<String> operation() {
        return Optional.ofNullable(operation);
    }

    /**
     * Returns the HTTP status of the answer.
     *
     * @return the status
     */
    public int status() {
        return status;
    }

    /**
     * Returns the header fields of the answer.
     *
     * @return the header fields, or nothing where they are unknown
     */
    public Optional<Headers> headers() {
        return Optional.ofNullable(headers);
    }

    /**
     * Returns the body of the answer.
     *
     * @return the bytes, not copied
     */
    public byte[] body() {
        return body;
    }

    /**
     * Returns what is wrong with the record of this exchange.
     *
     * @return the defect, or nothing where the record is whole
     */
    public Optional<Defect> defect() {
        return Optional.ofNullable(defect);
    }
}
