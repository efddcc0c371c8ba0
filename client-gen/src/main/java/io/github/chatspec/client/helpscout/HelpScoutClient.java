package io.github.chatspec.client.helpscout;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.client.AsciiResponse;
import io.github.chatspec.client.Lossless;
import io.github.chatspec.client.helpscout.api.ChatsApi;
import io.github.chatspec.client.helpscout.generated.ApiClient;
import io.github.chatspec.client.helpscout.generated.Credentials;
import java.net.http.HttpClient;

/**
 * A client of Help Scout's chats.
 *
 * <p>The smallest use: {@code HelpScoutClient.of("https://api.helpscout.net", token).chats()}.
 */
public final class HelpScoutClient {

    private final ApiClient client;

    private HelpScoutClient(ApiClient client) {
        this.client = client;
    }

    /**
     * Makes a client.
     *
     * @param baseUrl the vendor's address without the path, or that of a mock
     * @param token the access token
     * @return the client
     */
    public static HelpScoutClient of(String baseUrl, String token) {
        ApiClient client = new ApiClient(HttpClient.newBuilder(), mapper(), baseUrl);
        client.setRequestInterceptor(request -> Credentials.bearer(request, token));
        client.setResponseInterceptor(AsciiResponse::new);
        return new HelpScoutClient(client);
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
