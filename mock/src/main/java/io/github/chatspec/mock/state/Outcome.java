package io.github.chatspec.mock.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What an operation on a collection results in. */
public sealed interface Outcome {

    /**
     * The operation has succeeded.
     *
     * @param answer its response
     * @param body the body, or empty if that is the same as always
     * @param id the id of the item; empty for a list
     */
    record Done(ItemAnswer answer, Optional<JsonNode> body, String id) implements Outcome {}

    /**
     * There is no item with this id.
     *
     * @param id the id
     */
    record Unknown(String id) implements Outcome {}

    /**
     * There is an item with this id already.
     *
     * @param id the id
     */
    record Taken(String id) implements Outcome {}

    /**
     * The item cannot be stored.
     *
     * @param reason why, in one sentence
     */
    record Full(String reason) implements Outcome {}
}
