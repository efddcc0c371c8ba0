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
 * A client of Webex Engage's chats, for any number of threads.
 *
 * <p>The smallest use: {@code EngageClient.builder().baseUrl(url).token(token).team("868").build().listAll()}.
 *
 * <p>Every method throws, or lets its future fail with, an {@link EngageException} if the call is refused, remains
 * unanswered after the retries, or is answered by something that is no chat.
 */
public final class EngageClient {

    private final String baseUrl;
    private final String team;
    private final CallRunner caller;
    private final ObjectMapper mapper = mapper();

    private EngageClient(String baseUrl, String team, CallRunner caller) {
        this.baseUrl = baseUrl;
        this.team = team;
        this.caller = caller;
    }

    /**
     * Begins to make a client, which needs a base URL, a token and a team.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Lists all chats, the newest first, and asks for a page only when the chats before it are used up.
     *
     * <p>A chat that is made in the meantime moves the others by one place, so that a page begins with chats that were
     * on the page before; those come once. The last page is a short one, an empty one, or one without any other chat.
     *
     * @return the chats; running through them throws an {@link EngageException} where a page cannot be had
     */
    public Stream<ChatSummary> listAll() {
        return StreamSupport.stream(new ChatPages(this::list), false);
    }

    /**
     * Lists one page of the chats.
     *
     * @param page the page, counted from 1
     * @return the chats of the page, the newest first; none beyond the last chat
     * @throws EngageException if the page cannot be had
     */
    public List<ChatSummary> list(int page) {
        return caller.await(listAsync(page));
    }

    /**
     * Lists one page of the chats without waiting for it.
     *
     * @param page the page, counted from 1
     * @return the chats of the page; cancelling ends the call
     */
    public CompletableFuture<List<ChatSummary>> listAsync(int page) {
        return caller.call(http -> api(http).listChats(team, page), EngageClient::rows);
    }

    /**
     * Fetches a chat.
     *
     * @param chatId the chat's identifier
     * @return the chat
     * @throws EngageException if the chat is unknown or cannot be had
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
        return caller.call(http -> api(http).getChat(chatId, team), EngageClient::chat);
    }

    /**
     * Fetches a chat that may not exist.
     *
     * @param chatId the chat's identifier
     * @return the chat, or nothing if the vendor does not know it
     * @throws EngageException if the chat cannot be had for another reason, such as an unknown team
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
            if (failure instanceof EngageException refusal && refusal.isUnknownChat()) {
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

    private static List<ChatSummary> rows(ChatListEnvelope answer) {
        List<ChatSummary> rows = answer.getResponse();
        return rows == null || rows.contains(null) ? null : rows;
    }

    /** What has no identifier is no chat, whatever else it is. */
    private static Chat chat(ChatEnvelope answer) {
        Chat chat = answer.getResponse();
        return chat == null || chat.getChatId() == null ? null : chat;
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
     * <p>The smallest use: {@code EngageClient.builder().baseUrl(url).token(token).team("868").build()}.
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
         * Makes the client.
         *
         * @return the client
         * @throws IllegalStateException if the base URL, the token or the team is missing
         */
        public EngageClient build() {
            return new EngageClient(baseUrl(), required(team, "team", "team(…)"), caller(new EngageVendor()));
        }
    }
}
