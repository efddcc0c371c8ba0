package io.github.chatspec.maven;

import io.github.chatspec.testing.ModuleRules;
import io.github.chatspec.testing.ProjectModule;

class MavenPluginModuleTest extends ModuleRules {

    MavenPluginModuleTest() {
        super(ProjectModule.MAVEN_PLUGIN);
    }
}
