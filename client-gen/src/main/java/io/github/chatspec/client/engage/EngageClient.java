package io.github.chatspec.client.engage;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.client.AsciiResponse;
import io.github.chatspec.client.Lossless;
import io.github.chatspec.client.engage.api.ChatsApi;
import io.github.chatspec.client.engage.generated.ApiClient;
import io.github.chatspec.client.engage.generated.Credentials;
import java.net.http.HttpClient;

/**
 * A client of Webex Engage's chats.
 *
 * <p>The smallest use: {@code EngageClient.of("https://x.imi.chat", token).chats()}.
 */
public final class EngageClient {

    private final ApiClient client;

    private EngageClient(ApiClient client) {
        this.client = client;
    }

    /**
     * Makes a client.
     *
     * @param baseUrl the vendor's address without the path, or that of a mock
     * @param token the access token
     * @return the client
     */
    public static EngageClient of(String baseUrl, String token) {
        ApiClient client = new ApiClient(HttpClient.newBuilder(), mapper(), baseUrl);
        client.setRequestInterceptor(request -> Credentials.accessToken(request, token));
        client.setResponseInterceptor(AsciiResponse::new);
        return new EngageClient(client);
    }

    /**
     * Returns the operations.
     *
     * @return the generated interface to them
     */
    public ChatsApi chats() {
        return new ChatsApi(client);
    }

    /**
     * Returns a mapper that reads and writes the client's models without losing anything.
     *
     * @return a mapper of your own
     */
    public static ObjectMapper mapper() {
        return Lossless.configure(ApiClient.createDefaultObjectMapper());
    }
}
