package io.github.chatspec.judge;

import java.util.Set;

/** Reports a value that is another one than the only promised one. */
final class ConstRule extends KeywordRule {

    ConstRule() {
        super(
                "const",
                "A value is another one than the only one that the contract promises.",
                Example.body("{\"const\": 1}", "2"),
                Set.of("const"));
    }

    @Override
    String sentence(Subject subject, Violation violation) {
        return "Found " + subject.found().word(violation.value()) + " where only " + Shown.value(violation.promise())
                + " is promised";
    }
}
