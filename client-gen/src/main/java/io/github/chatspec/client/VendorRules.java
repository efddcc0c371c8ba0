package io.github.chatspec.client;

import java.net.http.HttpRequest;
import java.util.Map;

/**
 * What the calls of a client need to know of a vendor, beside the operations themselves.
 *
 * <p>The smallest use: {@code vendor.refusal(body).description()}.
 */
public interface VendorRules {

    /**
     * Returns the vendor's name, for messages.
     *
     * @return for example {@code Help Scout}
     */
    String name();

    /**
     * Puts a token into a request.
     *
     * @param request the request
     * @param token the access token
     */
    void authorize(HttpRequest.Builder request, String token);

    /**
     * Reads the body of a refusal.
     *
     * @param body the body, which may be anything
     * @return what it says; nothing of all that if it cannot be read
     */
    VendorRefusal refusal(byte[] body);

    /**
     * Tells whether a refusal is about the token, so that another one may be tried.
     *
     * @param status the HTTP status
     * @param refusal the refusal
     * @return whether it is
     */
    boolean refusesToken(int status, VendorRefusal refusal);

    /**
     * Returns what response headers tell.
     *
     * @return the {@code x-tells} of the contract by the header's name
     */
    Map<String, String> headersThatTell();

    /**
     * Makes the vendor's exception.
     *
     * @param failure what happened
     * @return the exception
     */
    ChatApiException exception(CallFailure failure);
}
