package io.github.chatspec.server.helpscout;

import io.github.chatspec.contract.Condition;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.server.Json;
import io.github.chatspec.server.Refusal;
import io.github.chatspec.server.helpscout.api.ChatsApi;
import io.github.chatspec.server.helpscout.model.Chat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Help Scout's chats in memory, seeded from the contract's samples.
 *
 * <p>The smallest use: {@code new HelpScoutChats().getChat("5a0da3c3-4882-3352-8db9-8fc47e14111f")}.
 */
public final class HelpScoutChats implements ChatsApi {

    private static final String GET = "getChat";

    private final Contract contract = Contract.builtIn("helpscout");
    private final Map<String, Chat> chats = new ConcurrentHashMap<>();

    /** Makes the chats that the contract's samples hold. */
    public HelpScoutChats() {
        for (Sample sample : contract.operation(GET).orElseThrow().samples()) {
            if (!sample.isRefusal()) {
                put(Json.read(sample, Chat.class), sample);
            }
        }
    }

    /**
     * Returns the chats, to be read or changed.
     *
     * @return the chats by the identifier that leads to them
     */
    public Map<String, Chat> chats() {
        return chats;
    }

    @Override
    public Chat getChat(String chatId) {
        Chat chat = chats.get(chatId);
        if (chat == null) {
            throw Refusal.of(contract, GET, "unknown-chat");
        }
        return chat;
    }

    /** The document asks for one identifier and prints another, so a sample may be found under more than its own. */
    private void put(Chat chat, Sample sample) {
        chats.put(chat.getId(), chat);
        sample.when().stream()
                .flatMap(condition -> condition.path().values().stream())
                .forEach(matcher -> {
                    if (matcher instanceof Condition.Equal equal) {
                        chats.put(equal.value(), chat);
                    }
                });
    }
}
