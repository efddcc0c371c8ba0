package io.github.chatspec.server.helpscout;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ExampleCondition;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.server.chats.ChatJudge;
import io.github.chatspec.server.chats.ChatKeys;
import io.github.chatspec.server.chats.ChatStore;
import io.github.chatspec.server.chats.DocumentedRefusal;
import io.github.chatspec.server.chats.Envelope;
import io.github.chatspec.server.chats.ModelJson;
import io.github.chatspec.server.chats.VendorOperations;
import io.github.chatspec.server.helpscout.api.ChatsApi;
import io.github.chatspec.server.helpscout.model.Chat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations of Help Scout on chats in memory, which at first are those of the contract's samples. */
public final class HelpScoutChats implements ChatsApi, VendorOperations {

    private static final String GET = "getChat";

    private final Contract contract = Contract.builtIn("helpscout");
    private final ChatStore<Chat> store = new ChatStore<>(
            Chat.class,
            Chat::getId,
            Chat::getCreatedAt,
            chat -> chat,
            new ChatKeys(Chat.JSON_PROPERTY_ID, Chat.JSON_PROPERTY_CREATED_AT),
            Envelope.NONE,
            new ChatJudge(contract, GET));
    /** Further identifiers of the samples, each with the identifier that its chat is stored by. */
    private final Map<String, String> aliases = new HashMap<>();

    /** Creates the operations with the chats of the contract's samples. */
    public HelpScoutChats() {
        for (Sample sample : contract.operation(GET).orElseThrow().samples()) {
            if (!sample.isRefusal()) {
                Chat chat = ModelJson.read(sample.body(), Chat.class);
                store.put(List.of(chat));
                addAliases(chat.getId(), sample);
            }
        }
        store.mark();
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
    public Chat getChat(String chatId) {
        return store.stored(chatId)
                .or(() -> Optional.ofNullable(aliases.get(chatId)).flatMap(store::stored))
                .map(chat -> new WrittenChat(store, chat))
                .orElseThrow(() -> DocumentedRefusal.of(contract, GET, "unknown-chat"));
    }

    /** Adds the identifiers of a sample's requests, since the document requests one identifier and prints another. */
    private void addAliases(String chatId, Sample sample) {
        sample.when().stream()
                .flatMap(condition -> condition.path().values().stream())
                .forEach(matcher -> {
                    if (matcher instanceof ExampleCondition.Equal equal) {
                        aliases.put(equal.value(), chatId);
                    }
                });
    }
}
