package io.github.chatspec.client.engage;

/** The kind of a message for people; if two apply, it is the one that is listed first. */
public enum MessageKind {
    /** The customer chose one of the offered replies. */
    QUICK_REPLY_ANSWER,
    /** The team offered replies to choose from. */
    QUICK_REPLIES,
    /** The customer chose from a list. */
    LIST_PICKER_ANSWER,
    /** The customer chose a time. */
    TIME_PICKER_ANSWER,
    /** The team sent a template. */
    TEMPLATE,
    /** A text, possibly with a file. */
    TEXT,
    /** A file without a text. */
    ATTACHMENT,
    /** A kind that the vendor does not document. */
    OTHER
}
