package io.github.chatspec.review.page;

/**
 * One line of a contract on the page.
 *
 * @param kind what it is
 * @param anchor the id of its element
 * @param pointer its JSON Pointer in the document
 * @param depth how deep it is below the heading of its group
 * @param name its name, with the names of the properties that enclose it
 */
record PageEntry(Kind kind, String anchor, String pointer, int depth, String name) {

    /** The kinds of lines. */
    enum Kind {
        CONTRACT("contract"),
        SERVER("server"),
        SECURITY_SCHEME("security scheme"),
        PATH("path"),
        OPERATION("operation"),
        PARAMETER("parameter"),
        REQUEST_BODY("request body"),
        STATUS("status"),
        HEADER("header"),
        EXAMPLE("example"),
        SCHEMA("schema"),
        BRANCH("branch"),
        PROPERTY("property"),
        VALUE("value");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** Returns whether recordings and samples show how often it occurs. */
        boolean isCounted() {
            return this == STATUS || this == PROPERTY || this == VALUE;
        }
    }
}
