package io.github.chatspec.server.engage;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.server.chats.ChatJudge;
import io.github.chatspec.server.chats.ChatStore;
import io.github.chatspec.server.chats.DocumentedRefusal;
import io.github.chatspec.server.chats.ModelJson;
import io.github.chatspec.server.chats.PreparedBodies;
import io.github.chatspec.server.chats.PreparedBody;
import io.github.chatspec.server.chats.StoredChat;
import io.github.chatspec.server.engage.api.ChatsApi;
import io.github.chatspec.server.engage.model.Chat;
import io.github.chatspec.server.engage.model.ChatEnvelope;
import io.github.chatspec.server.engage.model.ChatListEnvelope;
import io.github.chatspec.server.engage.model.ChatSummary;
import io.github.chatspec.server.engage.model.Customer;
import java.util.List;
import java.util.Optional;

/**
 * Webex Engage's chats in memory, seeded from the contract's samples.
 *
 * <p>The smallest use: {@code new EngageChats().listChats("868", 1)}.
 */
public final class EngageChats implements ChatsApi, PreparedBodies {

    private static final String LIST = "listChats";
    private static final String GET = "getChat";

    private final Contract contract = Contract.builtIn("engage");
    private final ChatStore<Chat> memory;
    private final ChatEnvelope chatEnvelope;
    private final ChatListEnvelope listEnvelope;
    private final Envelope aroundChat;
    private final Envelope aroundList;
    private final int pageSize;

    /** Makes the chats that the contract's samples hold. */
    public EngageChats() {
        List<ChatEnvelope> samples = successes(GET).stream()
                .map(sample -> ModelJson.read(sample, ChatEnvelope.class))
                .toList();
        chatEnvelope = samples.get(0);
        listEnvelope = ModelJson.read(successes(LIST).get(0), ChatListEnvelope.class);
        aroundChat = new Envelope(chatEnvelope(), ChatEnvelope.JSON_PROPERTY_RESPONSE);
        aroundList = new Envelope(listEnvelope(), ChatListEnvelope.JSON_PROPERTY_RESPONSE);
        memory = new ChatStore<>(
                Chat.class,
                Chat::getChatId,
                Chat::getCreatedAt,
                EngageChats::summary,
                new ChatJudge(contract, GET, aroundChat::around));
        memory.put(samples.stream().map(ChatEnvelope::getResponse).toList());
        memory.mark();
        pageSize = pageSize();
    }

    /**
     * Returns the chats, to be read or changed.
     *
     * @return the memory
     */
    public ChatStore<Chat> memory() {
        return memory;
    }

    @Override
    public ChatEnvelope getChat(String chatId, String teamid) {
        return chatEnvelope().response(memory.get(chatId).orElseThrow(this::unknownChat));
    }

    @Override
    public ChatListEnvelope listChats(String teamid, Integer page) {
        return listEnvelope()
                .response(memory.page(page, pageSize).stream()
                        .map(EngageChats::summary)
                        .toList());
    }

    @Override
    public Optional<PreparedBody> ready(String operation, List<Object> arguments) {
        return switch (operation) {
            case GET -> Optional.of(ready((String) arguments.get(0)));
            case LIST -> Optional.of(ready((Integer) arguments.get(1)));
            default -> Optional.empty();
        };
    }

    private PreparedBody ready(String chatId) {
        StoredChat chat = memory.written(chatId).orElseThrow(this::unknownChat);
        return new PreparedBody(aroundChat.around(chat.json()), Optional.of(chat.tag()));
    }

    private PreparedBody ready(int page) {
        return new PreparedBody(aroundList.around(memory.rows(page, pageSize)), Optional.empty());
    }

    private DocumentedRefusal unknownChat() {
        return DocumentedRefusal.of(contract, GET, "unknown-chat");
    }

    private ChatEnvelope chatEnvelope() {
        return new ChatEnvelope().statusCode(chatEnvelope.getStatusCode()).description(chatEnvelope.getDescription());
    }

    private ChatListEnvelope listEnvelope() {
        return new ChatListEnvelope()
                .statusCode(listEnvelope.getStatusCode())
                .description(listEnvelope.getDescription());
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
