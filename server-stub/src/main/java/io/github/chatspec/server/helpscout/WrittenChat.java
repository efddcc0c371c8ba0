package io.github.chatspec.server.helpscout;

import io.github.chatspec.server.chats.ChatStore;
import io.github.chatspec.server.chats.EntityTag;
import io.github.chatspec.server.chats.StoredChat;
import io.github.chatspec.server.chats.WrittenAnswer;
import io.github.chatspec.server.helpscout.model.Assignee;
import io.github.chatspec.server.helpscout.model.Chat;
import io.github.chatspec.server.helpscout.model.ChatEmbedded;
import io.github.chatspec.server.helpscout.model.ChatLinks;
import io.github.chatspec.server.helpscout.model.CustomField;
import io.github.chatspec.server.helpscout.model.Person;
import io.github.chatspec.server.helpscout.model.Tag;
import io.github.chatspec.server.helpscout.model.TimelineEntry;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * A stored chat, which is read as a model when a field is first accessed.
 *
 * <p>The setters have no effect on what the getters return.
 */
final class WrittenChat extends Chat implements WrittenAnswer {

    private final ChatStore<Chat> store;
    private final StoredChat chat;
    private Chat model;

    WrittenChat(ChatStore<Chat> store, StoredChat chat) {
        this.store = store;
        this.chat = chat;
    }

    @Override
    public ByteBuffer json() {
        return chat.json();
    }

    @Override
    public Optional<EntityTag> tag() {
        return Optional.of(chat.tag());
    }

    private Chat model() {
        if (model == null) {
            model = store.read(chat);
        }
        return model;
    }

    @Override
    public String getId() {
        return model().getId();
    }

    @Override
    public JsonNullable<String> getBeaconId_JsonNullable() {
        return model().getBeaconId_JsonNullable();
    }

    @Override
    public JsonNullable<Long> getMailboxId_JsonNullable() {
        return model().getMailboxId_JsonNullable();
    }

    @Override
    public OffsetDateTime getCreatedAt() {
        return model().getCreatedAt();
    }

    @Override
    public JsonNullable<Assignee> getAssignee_JsonNullable() {
        return model().getAssignee_JsonNullable();
    }

    @Override
    public JsonNullable<Person> getCustomer_JsonNullable() {
        return model().getCustomer_JsonNullable();
    }

    @Override
    public JsonNullable<String> getPreview_JsonNullable() {
        return model().getPreview_JsonNullable();
    }

    @Override
    public JsonNullable<List<CustomField>> getCustomFields_JsonNullable() {
        return model().getCustomFields_JsonNullable();
    }

    @Override
    public JsonNullable<List<Tag>> getTags_JsonNullable() {
        return model().getTags_JsonNullable();
    }

    @Override
    public JsonNullable<List<TimelineEntry>> getTimeline_JsonNullable() {
        return model().getTimeline_JsonNullable();
    }

    @Override
    public JsonNullable<ChatEmbedded> getEmbedded_JsonNullable() {
        return model().getEmbedded_JsonNullable();
    }

    @Override
    public JsonNullable<ChatLinks> getLinks_JsonNullable() {
        return model().getLinks_JsonNullable();
    }

    @Override
    public Map<String, Object> getAdditionalProperties() {
        return model().getAdditionalProperties();
    }

    @Override
    public Object getAdditionalProperty(String key) {
        return model().getAdditionalProperty(key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WrittenChat same && json().equals(same.json());
    }

    @Override
    public int hashCode() {
        return json().hashCode();
    }

    @Override
    public String toString() {
        return model().toString();
    }
}
