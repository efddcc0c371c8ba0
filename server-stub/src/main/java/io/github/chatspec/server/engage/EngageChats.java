package io.github.chatspec.server.engage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.server.ChatMemory;
import io.github.chatspec.server.ChatReader;
import io.github.chatspec.server.ChatStore;
import io.github.chatspec.server.Json;
import io.github.chatspec.server.Refusal;
import io.github.chatspec.server.engage.api.ChatsApi;
import io.github.chatspec.server.engage.model.Chat;
import io.github.chatspec.server.engage.model.ChatEnvelope;
import io.github.chatspec.server.engage.model.ChatListEnvelope;
import io.github.chatspec.server.engage.model.ChatSummary;
import io.github.chatspec.server.engage.model.Customer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Webex Engage's chats in memory, seeded from the contract's samples.
 *
 * <p>The smallest use: {@code new EngageChats().listChats("868", 1)}.
 */
public final class EngageChats implements ChatsApi, ChatStore {

    private static final String LIST = "listChats";
    private static final String GET = "getChat";

    private final Contract contract = Contract.builtIn("engage");
    private final ChatMemory<Chat> memory = new ChatMemory<>(Chat::getChatId, Chat::getCreatedAt);
    private final ChatEnvelope chatEnvelope;
    private final ChatListEnvelope listEnvelope;
    private final int pageSize;
    private final ChatReader<Chat> reader;
    private volatile List<Chat> kept;

    /** Makes the chats that the contract's samples hold. */
    public EngageChats() {
        List<ChatEnvelope> samples = successes(GET).stream()
                .map(sample -> Json.read(sample, ChatEnvelope.class))
                .toList();
        chatEnvelope = samples.get(0);
        listEnvelope = Json.read(successes(LIST).get(0), ChatListEnvelope.class);
        memory.put(samples.stream().map(ChatEnvelope::getResponse).toList());
        pageSize = pageSize();
        reader = new ChatReader<>(contract, GET, Chat.class, Chat::getChatId, this::enveloped);
        keep();
    }

    /**
     * Returns the chats, to be read or changed.
     *
     * @return the memory
     */
    public ChatMemory<Chat> memory() {
        return memory;
    }

    @Override
    public ChatEnvelope getChat(String chatId, String teamid) {
        Chat chat = memory.get(chatId).orElseThrow(() -> Refusal.of(contract, GET, "unknown-chat"));
        return new ChatEnvelope()
                .statusCode(chatEnvelope.getStatusCode())
                .description(chatEnvelope.getDescription())
                .response(chat);
    }

    @Override
    public ChatListEnvelope listChats(String teamid, Integer page) {
        return new ChatListEnvelope()
                .statusCode(listEnvelope.getStatusCode())
                .description(listEnvelope.getDescription())
                .response(memory.page(page, pageSize).stream()
                        .map(EngageChats::summary)
                        .toList());
    }

    @Override
    public void put(String id, byte[] chat) {
        memory.put(List.of(reader.read(id, chat)));
    }

    @Override
    public boolean remove(String id) {
        return memory.remove(id);
    }

    @Override
    public void reset() {
        memory.clear();
        memory.put(kept);
    }

    @Override
    public void keep() {
        kept = memory.page(1, Integer.MAX_VALUE);
    }

    @Override
    public Loaded load(InputStream lines) throws IOException {
        List<Chat> chats = new ArrayList<>();
        Loaded loaded = reader.load(lines, (line, chat) -> chats.add(chat));
        memory.put(chats);
        return loaded;
    }

    @Override
    public int size() {
        return memory.size();
    }

    /** A chat as the body of an answer, which is what the contract describes. */
    private JsonNode enveloped(JsonNode chat) {
        ObjectNode envelope = Json.mapper().valueToTree(chatEnvelope);
        return envelope.set(ChatEnvelope.JSON_PROPERTY_RESPONSE, chat);
    }

    private List<Sample> successes(String operation) {
        return contract.operation(operation).map(Operation::samples).orElseThrow().stream()
                .filter(sample -> !sample.isRefusal())
                .toList();
    }

    /** The contract's promise of at most so many rows. */
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
                .channel(chat.getChannel())
                .asset(chat.getAsset());
        row.setAliasId_JsonNullable(chat.getAliasId_JsonNullable());
        row.setUpdatedAt_JsonNullable(chat.getUpdatedAt_JsonNullable());
        row.setAssignee_JsonNullable(chat.getAssignee_JsonNullable());
        row.setFlag_JsonNullable(chat.getFlag_JsonNullable());
        row.setTag_JsonNullable(chat.getTag_JsonNullable());
        row.setOtherDetails(chat.getOtherDetails());
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
