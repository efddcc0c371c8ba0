package io.github.chatspec.server.helpscout;

import io.github.chatspec.contract.Condition;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.server.ChatReader;
import io.github.chatspec.server.ChatStore;
import io.github.chatspec.server.Json;
import io.github.chatspec.server.Refusal;
import io.github.chatspec.server.helpscout.api.ChatsApi;
import io.github.chatspec.server.helpscout.model.Chat;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Help Scout's chats in memory, seeded from the contract's samples.
 *
 * <p>The smallest use: {@code new HelpScoutChats().getChat("5a0da3c3-4882-3352-8db9-8fc47e14111f")}.
 */
public final class HelpScoutChats implements ChatsApi, ChatStore {

    private static final String GET = "getChat";

    private final Contract contract = Contract.builtIn("helpscout");
    private final Map<String, Chat> chats = new ConcurrentHashMap<>();
    private final ChatReader<Chat> reader = new ChatReader<>(contract, GET, Chat.class, Chat::getId, chat -> chat);
    private volatile Map<String, Chat> kept;

    /** Makes the chats that the contract's samples hold. */
    public HelpScoutChats() {
        for (Sample sample : contract.operation(GET).orElseThrow().samples()) {
            if (!sample.isRefusal()) {
                put(Json.read(sample, Chat.class), sample);
            }
        }
        keep();
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

    @Override
    public void put(String id, byte[] chat) {
        chats.put(id, reader.read(id, chat));
    }

    @Override
    public boolean remove(String id) {
        return chats.remove(id) != null;
    }

    @Override
    public void reset() {
        Map<String, Chat> before = kept;
        chats.putAll(before);
        chats.keySet().retainAll(before.keySet());
    }

    @Override
    public void keep() {
        kept = Map.copyOf(chats);
    }

    @Override
    public Loaded load(InputStream lines) throws IOException {
        return reader.load(lines, (line, chat) -> chats.put(chat.getId(), chat));
    }

    /** Counts the chats, of which one may be found under several identifiers. */
    @Override
    public int size() {
        return Set.copyOf(chats.values()).size();
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
