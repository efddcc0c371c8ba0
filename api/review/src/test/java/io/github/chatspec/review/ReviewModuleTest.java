package io.github.chatspec.review;

import io.github.chatspec.testing.ModuleRules;
import io.github.chatspec.testing.ProjectModule;

class ReviewModuleTest extends ModuleRules {

    ReviewModuleTest() {
        super(
                ProjectModule.REVIEW,
                "review.overlay",
                "review.output review.page",
                "review",
                "review.witness",
                "review.schema",
                "review.change");
    }
}
