package io.github.chatspec.exchange;

/**
 * The templates of recent entries. A recording has few, unless its exchanges have many different header fields; then it is
 * not worth the time to compare each entry with them.
 */
final class EntryTemplates {

    private static final int MOST = 16;

    /** How many templates may be made before a quarter of the entries must have had one. */
    private static final int FREE = 1 << 7;

    private final EntryTemplate[] templates = new EntryTemplate[MOST];
    private int size;
    private int replaced;
    private long made;
    private long found;
    private EntryTemplate last;

    /**
     * Reads an entry up to its body.
     *
     * @return the index of the body, or -1 if no template is that of the entry; otherwise, {@link #last()} is
     */
    int beforeBody(byte[] text, int from, int to) {
        EntryTemplate expected = last == null ? null : last.next();
        if (expected != null) {
            int body = expected.beforeBody(text, from, to);
            if (body >= 0) {
                last = expected;
                found++;
                return body;
            }
        }
        return size == 0 ? -1 : beforeBody(text, from, to, expected);
    }

    private int beforeBody(byte[] text, int from, int to, EntryTemplate without) {
        for (int i = 0; i < size; i++) {
            if (templates[i] != without) {
                int body = templates[i].beforeBody(text, from, to);
                if (body >= 0) {
                    use(templates[i]);
                    found++;
                    return body;
                }
            }
        }
        return -1;
    }

    private void use(EntryTemplate template) {
        if (last != null) {
            last.followedBy(template);
        }
        last = template;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Returns the template of the last entry that had one. */
    EntryTemplate last() {
        return last;
    }

    /** Adds the template of an entry that had none, if there may be more. */
    void add(byte[] text, int from, int to, EntryCursor cursor) {
        if (made - FREE > found / 4) {
            size = 0;
            last = null;
            return;
        }
        EntryTemplate template = EntryTemplate.of(text, from, to, cursor);
        if (template == null) {
            return;
        }
        made++;
        if (size < MOST) {
            templates[size++] = template;
        } else {
            templates[replaced++ % MOST] = template;
        }
        use(template);
    }
}
