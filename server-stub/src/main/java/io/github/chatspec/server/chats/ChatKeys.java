package io.github.chatspec.server.chats;

/**
 * The keys of the values in the JSON of a chat by which it is found and sorted.
 *
 * @param id the key of the identifier
 * @param createdAt the key of the time of creation
 */
public record ChatKeys(String id, String createdAt) {

    ChatScanner scanner() {
        return new ChatScanner(id, createdAt);
    }
}
