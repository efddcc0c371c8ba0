package io.github.chatspec.client.engage;

/**
 * What a message is to the person who reads it; of two that fit, it is the one that stands first here.
 *
 * <p>The smallest use: {@code MessageView.of(message).kind() == MessageKind.TEXT}.
 */
public enum MessageKind {
    /** The customer chose one of the replies on offer. */
    QUICK_REPLY_ANSWER,
    /** The team offered replies to choose from. */
    QUICK_REPLIES,
    /** The customer chose from a list. */
    LIST_PICKER_ANSWER,
    /** The customer chose a time. */
    TIME_PICKER_ANSWER,
    /** The team sent a template. */
    TEMPLATE,
    /** Somebody wrote; a file may travel with it. */
    TEXT,
    /** Somebody sent a file without a word. */
    ATTACHMENT,
    /** Something that the vendor's documents do not know. */
    OTHER
}
