package io.github.chatspec.server.helpscout;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ExampleCondition;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.server.chats.ChatJudge;
import io.github.chatspec.server.chats.ChatStore;
import io.github.chatspec.server.chats.DocumentedRefusal;
import io.github.chatspec.server.chats.ModelJson;
import io.github.chatspec.server.chats.PreparedBodies;
import io.github.chatspec.server.chats.PreparedBody;
import io.github.chatspec.server.chats.StoredChat;
import io.github.chatspec.server.helpscout.api.ChatsApi;
import io.github.chatspec.server.helpscout.model.Chat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Help Scout's chats in memory, seeded from the contract's samples.
 *
 * <p>The smallest use: {@code new HelpScoutChats().getChat("5a0da3c3-4882-3352-8db9-8fc47e14111f")}.
 */
public final class HelpScoutChats implements ChatsApi, PreparedBodies {

    private static final String GET = "getChat";

    private final Contract contract = Contract.builtIn("helpscout");
    private final ChatStore<Chat> memory = new ChatStore<>(
            Chat.class, Chat::getId, Chat::getCreatedAt, chat -> chat, new ChatJudge(contract, GET, chat -> chat));
    /** The identifiers of the samples, by the others that lead to them. */
    private final Map<String, String> others = new HashMap<>();

    /** Makes the chats that the contract's samples hold. */
    public HelpScoutChats() {
        for (Sample sample : contract.operation(GET).orElseThrow().samples()) {
            if (!sample.isRefusal()) {
                Chat chat = ModelJson.read(sample, Chat.class);
                memory.put(List.of(chat));
                addOthers(chat.getId(), sample);
            }
        }
        memory.mark();
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
    public Chat getChat(String chatId) {
        return memory.get(chatId).or(() -> other(chatId).flatMap(memory::get)).orElseThrow(this::unknownChat);
    }

    @Override
    public Optional<PreparedBody> ready(String operation, List<Object> arguments) {
        return operation.equals(GET) ? Optional.of(ready((String) arguments.get(0))) : Optional.empty();
    }

    private PreparedBody ready(String chatId) {
        StoredChat chat = memory.written(chatId)
                .or(() -> other(chatId).flatMap(memory::written))
                .orElseThrow(this::unknownChat);
        return new PreparedBody(chat.json(), Optional.of(chat.tag()));
    }

    private DocumentedRefusal unknownChat() {
        return DocumentedRefusal.of(contract, GET, "unknown-chat");
    }

    private Optional<String> other(String chatId) {
        return Optional.ofNullable(others.get(chatId));
    }

    /** The document asks for one identifier and prints another, so a sample may be found under more than its own. */
    private void addOthers(String chatId, Sample sample) {
        sample.when().stream()
                .flatMap(condition -> condition.path().values().stream())
                .forEach(matcher -> {
                    if (matcher instanceof ExampleCondition.Equal equal) {
                        others.put(equal.value(), chatId);
                    }
                });
    }
}
