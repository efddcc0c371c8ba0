package io.github.chatspec.client.engage;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.client.CallRunner;
import io.github.chatspec.client.ClientBuilder;
import io.github.chatspec.client.LosslessJson;
import io.github.chatspec.client.engage.api.ChatsApi;
import io.github.chatspec.client.engage.generated.ApiClient;
import io.github.chatspec.client.engage.model.Chat;
import io.github.chatspec.client.engage.model.ChatEnvelope;
import io.github.chatspec.client.engage.model.ChatListEnvelope;
import io.github.chatspec.client.engage.model.ChatSummary;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A client for the chats of Webex Engage; it is safe for use by multiple threads.
 *
 * <p>Example: {@code EngageClient.builder().baseUrl(url).token(token).team("868").build().listAll()}.
 *
 * <p>Every method throws an {@link EngageException}, or returns a future that fails with one, if the call is refused,
 * gets no response after all retries, or gets a response without a chat.
 */
public class EngageClient {

    private final String baseUrl;
    private final String team;
    private final CallRunner calls;
    private final ObjectMapper mapper = mapper();

    /* Not private, and the class is not final, so that a framework can make a proxy or a mock of it. */
    EngageClient(String baseUrl, String team, CallRunner calls) {
        this.baseUrl = baseUrl;
        this.team = team;
        this.calls = calls;
    }

    /**
     * Returns a builder; base URL, token and team are required.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Lists all chats, newest first; each page is requested once the previous one is exhausted.
     *
     * <p>A chat that is created in the meantime moves the others by one position, so that a page may begin with chats
     * of the previous page; these are returned only once. The stream ends after a page that is not full, or that has no
     * new chat.
     *
     * @return the chats; consuming the stream throws an {@link EngageException} if a page cannot be fetched
     */
    public Stream<ChatSummary> listAll() {
        return StreamSupport.stream(new ChatPages(this::list), false);
    }

    /**
     * Lists one page of the chats.
     *
     * @param page the page, counted from 1
     * @return the chats of the page, newest first; empty after the last page
     * @throws EngageException if the page cannot be fetched
     */
    public List<ChatSummary> list(int page) {
        return calls.await(listAsync(page));
    }

    /**
     * Lists one page of the chats without waiting for it.
     *
     * @param page the page, counted from 1
     * @return the chats of the page; cancelling it ends the call
     */
    public CompletableFuture<List<ChatSummary>> listAsync(int page) {
        return calls.call(http -> api(http).listChats(team, page), EngageClient::rows);
    }

    /**
     * Fetches a chat.
     *
     * @param chatId the chat's identifier
     * @return the chat
     * @throws EngageException if the chat is unknown or cannot be fetched
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
        return calls.call(http -> api(http).getChat(chatId, team), EngageClient::chat);
    }

    /**
     * Fetches a chat that may not exist.
     *
     * @param chatId the chat's identifier
     * @return the chat; empty if it is unknown
     * @throws EngageException if the chat cannot be fetched for another reason, such as an unknown team
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
                getAsync(chatId), failure -> failure instanceof EngageException refusal && refusal.isUnknownChat());
    }

    /**
     * Returns a new mapper that reads and writes the client's models without loss.
     *
     * @return the mapper
     */
    public static ObjectMapper mapper() {
        return LosslessJson.configure(ApiClient.createDefaultObjectMapper());
    }

    private static List<ChatSummary> rows(ChatListEnvelope answer) {
        List<ChatSummary> rows = answer.getResponse();
        return rows == null || rows.contains(null) ? null : rows;
    }

    /** Returns the chat of a response, or null if it has no identifier. */
    private static Chat chat(ChatEnvelope answer) {
        Chat chat = answer.getResponse();
        return chat == null || chat.getChatId() == null ? null : chat;
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
     * Configures a client of Webex Engage.
     */
    public static final class Builder extends ClientBuilder<Builder> {

        private String team;

        private Builder() {
            super(null);
        }

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Sets the team on whose behalf the calls are made.
         *
         * @param teamId the team's identifier
         * @return the builder
         */
        public Builder team(String teamId) {
            team = teamId;
            return this;
        }

        /**
         * Creates the client.
         *
         * @return the client
         * @throws IllegalStateException if the base URL, the token or the team is missing
         */
        public EngageClient build() {
            return new EngageClient(baseUrl(), required(team, "team", "team(…)"), callRunner(new EngageProtocol()));
        }
    }
}
