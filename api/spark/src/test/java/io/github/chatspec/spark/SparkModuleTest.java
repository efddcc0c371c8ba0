package io.github.chatspec.spark;

import io.github.chatspec.testing.ModuleRules;
import io.github.chatspec.testing.ProjectModule;

class SparkModuleTest extends ModuleRules {

    SparkModuleTest() {
        super(ProjectModule.SPARK);
    }
}
