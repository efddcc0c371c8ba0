package io.github.chatspec.serving;

import io.github.chatspec.testing.ModuleRules;
import io.github.chatspec.testing.ProjectModule;

class ServingModuleTest extends ModuleRules {

    ServingModuleTest() {
        super(ProjectModule.SERVING, "serving.log", "serving");
    }
}
