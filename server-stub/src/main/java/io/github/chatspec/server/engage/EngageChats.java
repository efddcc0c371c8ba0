package io.github.chatspec.server.engage;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.server.chats.ChatJudge;
import io.github.chatspec.server.chats.ChatKeys;
import io.github.chatspec.server.chats.ChatStore;
import io.github.chatspec.server.chats.DocumentedRefusal;
import io.github.chatspec.server.chats.ModelJson;
import io.github.chatspec.server.chats.StoredChat;
import io.github.chatspec.server.chats.VendorOperations;
import io.github.chatspec.server.engage.api.ChatsApi;
import io.github.chatspec.server.engage.model.Chat;
import io.github.chatspec.server.engage.model.ChatEnvelope;
import io.github.chatspec.server.engage.model.ChatListEnvelope;
import io.github.chatspec.server.engage.model.ChatSummary;
import io.github.chatspec.server.engage.model.Customer;
import java.util.List;
import java.util.Optional;

/** The operations of Webex Engage on chats in memory, which at first are those of the contract's samples. */
public final class EngageChats implements ChatsApi, VendorOperations {

    private static final String LIST = "listChats";
    private static final String GET = "getChat";

    private final Contract contract = Contract.builtIn("engage");
    private final ChatStore<Chat> store;
    private final ChatEnvelope chatSample;
    private final ChatListEnvelope listSample;
    private final EnvelopeWriter listWriter;
    private final int pageSize;

    /** Creates the operations with the chats of the contract's samples. */
    public EngageChats() {
        List<ChatEnvelope> samples = successes(GET).stream()
                .map(sample -> ModelJson.read(sample.body(), ChatEnvelope.class))
                .toList();
        chatSample = samples.get(0);
        listSample = ModelJson.read(successes(LIST).get(0).body(), ChatListEnvelope.class);
        EnvelopeWriter chatWriter =
                new EnvelopeWriter(described(new ChatEnvelope()), ChatEnvelope.JSON_PROPERTY_RESPONSE);
        listWriter = new EnvelopeWriter(described(new ChatListEnvelope()), ChatListEnvelope.JSON_PROPERTY_RESPONSE);
        store = new ChatStore<>(
                Chat.class,
                Chat::getChatId,
                Chat::getCreatedAt,
                EngageChats::summary,
                new ChatKeys(Chat.JSON_PROPERTY_CHAT_ID, Chat.JSON_PROPERTY_CREATED_AT),
                chatWriter.ofOne(),
                new ChatJudge(contract, GET));
        store.put(samples.stream().map(ChatEnvelope::getResponse).toList());
        store.mark();
        pageSize = pageSize();
    }

    /**
     * Returns the store of the chats.
     *
     * @return the store, which may be changed at any time
     */
    public ChatStore<Chat> store() {
        return store;
    }

    @Override
    public String contract() {
        return contract.name();
    }

    @Override
    public Optional<ChatStore<?>> chats() {
        return Optional.of(store);
    }

    @Override
    public ChatEnvelope getChat(String chatId, String teamid) {
        StoredChat chat = store.stored(chatId).orElseThrow(() -> DocumentedRefusal.of(contract, GET, "unknown-chat"));
        return described(new WrittenChatEnvelope(store, chat));
    }

    @Override
    public ChatListEnvelope listChats(String teamid, Integer page) {
        return described(new WrittenChatListEnvelope(listWriter, store.rows(page, pageSize)));
    }

    private ChatEnvelope described(ChatEnvelope envelope) {
        return envelope.statusCode(chatSample.getStatusCode()).description(chatSample.getDescription());
    }

    private ChatListEnvelope described(ChatListEnvelope envelope) {
        return envelope.statusCode(listSample.getStatusCode()).description(listSample.getDescription());
    }

    private List<Sample> successes(String operation) {
        return contract.operation(operation).map(Operation::samples).orElseThrow().stream()
                .filter(sample -> !sample.isRefusal())
                .toList();
    }

    /** Returns the maximum number of rows that the contract allows on a page. */
    private int pageSize() {
        return contract.operation(LIST).orElseThrow().response(200).stream()
                .flatMap(response -> response.contents().stream())
                .flatMap(content -> content.schema().flatMap(contract::resolve).stream())
                .map(schema -> contract.at(schema + "/properties/" + ChatListEnvelope.JSON_PROPERTY_RESPONSE))
                .map(rows -> rows.path("maxItems").asInt())
                .findFirst()
                .orElseThrow();
    }

    private static ChatSummary summary(Chat chat) {
        ChatSummary row = new ChatSummary()
                .chatId(chat.getChatId())
                .createdAt(chat.getCreatedAt())
                .status(chat.getStatus())
                .channel(chat.getChannel());
        row.setAsset_JsonNullable(chat.getAsset_JsonNullable());
        row.setAliasId_JsonNullable(chat.getAliasId_JsonNullable());
        row.setUpdatedAt_JsonNullable(chat.getUpdatedAt_JsonNullable());
        row.setAssignee_JsonNullable(chat.getAssignee_JsonNullable());
        row.setFlag_JsonNullable(chat.getFlag_JsonNullable());
        row.setTag_JsonNullable(chat.getTag_JsonNullable());
        row.setOtherDetails_JsonNullable(chat.getOtherDetails_JsonNullable());
        Customer customer = chat.getCustomer();
        if (customer != null) {
            // The detail document has a number here and the list document a string, under another name.
            if (customer.getId() != null) {
                row.setCustomerId(String.valueOf(customer.getId()));
            }
            row.setDestinationId_JsonNullable(customer.getDestinationId_JsonNullable());
        }
        return row;
    }
}
