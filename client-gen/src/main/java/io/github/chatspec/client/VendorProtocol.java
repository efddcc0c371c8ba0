package io.github.chatspec.client;

import java.net.http.HttpRequest;
import java.util.Map;

/** The parts of a vendor's protocol that the generated code does not cover: credentials, errors and headers. */
public interface VendorProtocol {

    /**
     * Returns the vendor's name, for messages.
     *
     * @return for example {@code Help Scout}
     */
    String name();

    /**
     * Adds the token to a request.
     *
     * @param request the request
     * @param token the access token
     */
    void authorize(HttpRequest.Builder request, String token);

    /**
     * Reads the body of a refusal.
     *
     * @param body the body, which may be anything
     * @return the error; {@link VendorError#NONE} if the body cannot be read
     */
    VendorError error(byte[] body);

    /**
     * Returns whether a refusal is about the token, so that a new one may be tried.
     *
     * @param status the HTTP status
     * @param error the error in the body
     * @return whether it is
     */
    boolean refusesToken(int status, VendorError error);

    /**
     * Returns the meanings of response headers.
     *
     * @return the {@code x-tells} of the contract by the header's name
     */
    Map<String, String> headerMeanings();

    /**
     * Creates the vendor's exception.
     *
     * @param failure the details
     * @return the exception
     */
    ChatApiException exception(CallFailure failure);
}
