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
 * A client of Help Scout's chats, for any number of threads.
 *
 * <p>The smallest use: {@code HelpScoutClient.builder().token(token).build().find(id)}.
 *
 * <p>Every method throws, or lets its future fail with, a {@link HelpScoutException} if the call is refused, remains
 * unanswered after the retries, or is answered by something that is no chat.
 */
public final class HelpScoutClient {

    private final String baseUrl;
    private final CallRunner caller;
    private final ObjectMapper mapper = mapper();

    private HelpScoutClient(String baseUrl, CallRunner caller) {
        this.baseUrl = baseUrl;
        this.caller = caller;
    }

    /**
     * Begins to make a client, which needs a token; the address is the vendor's unless set.
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
     * @throws HelpScoutException if the chat is unknown or cannot be had
     */
    public Chat get(String chatId) {
        return caller.await(getAsync(chatId));
    }

    /**
     * Fetches a chat without waiting for it.
     *
     * @param chatId the chat's identifier
     * @return the chat; cancelling ends the call
     */
    public CompletableFuture<Chat> getAsync(String chatId) {
        return caller.call(http -> api(http).getChat(chatId), HelpScoutClient::chat);
    }

    /**
     * Fetches a chat that may not exist.
     *
     * @param chatId the chat's identifier
     * @return the chat, or nothing if the vendor does not know it
     * @throws HelpScoutException if the chat cannot be had for another reason
     */
    public Optional<Chat> find(String chatId) {
        return caller.await(findAsync(chatId));
    }

    /**
     * Fetches a chat that may not exist, without waiting for it.
     *
     * @param chatId the chat's identifier
     * @return the chat, or nothing if the vendor does not know it; cancelling ends the call
     */
    public CompletableFuture<Optional<Chat>> findAsync(String chatId) {
        return CallRunner.follow(getAsync(chatId), (chat, failure) -> {
            if (failure instanceof HelpScoutException refusal && refusal.isUnknownChat()) {
                return Optional.empty();
            }
            if (failure != null) {
                throw failure;
            }
            return Optional.of(chat);
        });
    }

    /**
     * Returns a mapper that reads and writes the client's models without losing anything.
     *
     * @return a mapper of your own
     */
    public static ObjectMapper mapper() {
        return LosslessJson.configure(ApiClient.createDefaultObjectMapper());
    }

    /** What has no identifier is no chat, whatever else it is. */
    private static Chat chat(Chat answer) {
        return answer.getId() == null ? null : answer;
    }

    /** The generated client would make its own HTTP client, and copy the mapper with all it has learnt. */
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
     * What can be settled before a client is made.
     *
     * <p>The smallest use: {@code HelpScoutClient.builder().token(token).build()}.
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
         * Makes the client.
         *
         * @return the client
         * @throws IllegalStateException if the token is missing
         */
        public HelpScoutClient build() {
            return new HelpScoutClient(baseUrl(), caller(new HelpScoutVendor()));
        }
    }
}
