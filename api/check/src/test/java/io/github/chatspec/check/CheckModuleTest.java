package io.github.chatspec.check;

import io.github.chatspec.testing.ModuleRules;
import io.github.chatspec.testing.ProjectModule;

class CheckModuleTest extends ModuleRules {

    CheckModuleTest() {
        super(ProjectModule.CHECK, "check", "report", "coverage.drift", "coverage", "coverage.shape redact");
    }
}
