package io.github.chatspec.judge;

import io.github.chatspec.json.Pointers;

/** Reports a key that comes twice in one object, of which every reader takes another one. */
final class JsonDuplicateKeyRule extends Rule {

    JsonDuplicateKeyRule() {
        super(
                "json-duplicate-key",
                Level.ERROR,
                "A key comes twice in one object.",
                Example.body("{}", "{\"a\": 1, \"a\": 2}"));
    }

    @Override
    void check(Subject subject, Findings out) {
        subject.duplicates()
                .forEach(duplicate -> out.add(
                        this,
                        duplicate.pointer(),
                        subject.response().orElseThrow().place(),
                        "The key " + subject.found().key(Pointers.last(duplicate.pointer())) + " comes again"
                                + Shown.place(duplicate.position()) + "; a key may come once (RFC 8259, section 4)."));
    }
}
