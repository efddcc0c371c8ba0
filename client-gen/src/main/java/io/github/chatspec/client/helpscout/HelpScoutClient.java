package io.github.chatspec.client.helpscout;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.client.CallRunner;
import io.github.chatspec.client.ClientBuilder;
import io.github.chatspec.client.LosslessJson;
import io.github.chatspec.client.helpscout.api.ChatsApi;
import io.github.chatspec.client.helpscout.generated.ApiClient;
import io.github.chatspec.client.helpscout.model.Chat;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A client for the chats of Help Scout; it is safe for use by multiple threads.
 *
 * <p>Example: {@code HelpScoutClient.builder().token(token).build().find(id)}.
 *
 * <p>Every method throws a {@link HelpScoutException}, or returns a future that fails with one, if the call is refused,
 * gets no response after all retries, or gets a response without a chat.
 */
public class HelpScoutClient {

    private final String baseUrl;
    private final CallRunner calls;
    private final ObjectMapper mapper = mapper();

    /* Not private, and the class is not final, so that a framework can make a proxy or a mock of it. */
    HelpScoutClient(String baseUrl, CallRunner calls) {
        this.baseUrl = baseUrl;
        this.calls = calls;
    }

    /**
     * Returns a builder; the token is required, and the base URL defaults to the vendor's.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Fetches a chat.
     *
     * @param chatId the chat's identifier
     * @return the chat
     * @throws HelpScoutException if the chat is unknown or cannot be fetched
     */
    public Chat get(String chatId) {
        return calls.await(getAsync(chatId));
    }

    /**
     * Fetches a chat without waiting for it.
     *
     * @param chatId the chat's identifier
     * @return the chat; cancelling it ends the call
     */
    public CompletableFuture<Chat> getAsync(String chatId) {
        return calls.call(http -> api(http).getChat(chatId), HelpScoutClient::chat);
    }

    /**
     * Fetches a chat that may not exist.
     *
     * @param chatId the chat's identifier
     * @return the chat; empty if it is unknown
     * @throws HelpScoutException if the chat cannot be fetched for another reason
     */
    public Optional<Chat> find(String chatId) {
        return calls.await(findAsync(chatId));
    }

    /**
     * Fetches a chat that may not exist, without waiting for it.
     *
     * @param chatId the chat's identifier
     * @return the chat; empty if it is unknown; cancelling it ends the call
     */
    public CompletableFuture<Optional<Chat>> findAsync(String chatId) {
        return CallRunner.ifKnown(
                getAsync(chatId), failure -> failure instanceof HelpScoutException refusal && refusal.isUnknownChat());
    }

    /**
     * Returns a new mapper that reads and writes the client's models without loss.
     *
     * @return the mapper
     */
    public static ObjectMapper mapper() {
        return LosslessJson.configure(ApiClient.createDefaultObjectMapper());
    }

    /** Returns the chat of a response, or null if it has no identifier. */
    private static Chat chat(Chat chat) {
        return chat.getId() == null ? null : chat;
    }

    /** Overrides the generated client, which would create an HTTP client and copy the mapper without its caches. */
    private ChatsApi api(HttpClient http) {
        return new ChatsApi(new ApiClient(null, mapper, baseUrl) {
            @Override
            public HttpClient getHttpClient() {
                return http;
            }

            @Override
            public ObjectMapper getObjectMapper() {
                return mapper;
            }
        });
    }

    /**
     * Configures a client of Help Scout.
     */
    public static final class Builder extends ClientBuilder<Builder> {

        private Builder() {
            super(new ApiClient().getBaseUri());
        }

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Creates the client.
         *
         * @return the client
         * @throws IllegalStateException if the token is missing
         */
        public HelpScoutClient build() {
            return new HelpScoutClient(baseUrl(), callRunner(new HelpScoutProtocol()));
        }
    }
}
