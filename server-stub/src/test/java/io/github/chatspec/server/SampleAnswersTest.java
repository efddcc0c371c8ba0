package io.github.chatspec.server;

import io.github.chatspec.testing.SampleAnswers;

class SampleAnswersTest extends SampleAnswers {

    SampleAnswersTest() {
        super(new RunningStub());
    }
}
