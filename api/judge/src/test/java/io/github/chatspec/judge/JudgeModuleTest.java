package io.github.chatspec.judge;

import io.github.chatspec.testing.ModuleRules;
import io.github.chatspec.testing.ProjectModule;

class JudgeModuleTest extends ModuleRules {

    JudgeModuleTest() {
        super(
                ProjectModule.JUDGE,
                "adapter",
                "judge",
                "judge.clean",
                "judge.rule",
                "judge.paging",
                "judge.parameter",
                "judge.evaluation",
                "judge.verdict",
                "judge.schema",
                "judge.keyword",
                "finding");
    }
}
