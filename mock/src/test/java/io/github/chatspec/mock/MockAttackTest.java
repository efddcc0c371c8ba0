package io.github.chatspec.mock;

import io.github.chatspec.mock.command.MockCommand;
import io.github.chatspec.testing.AttackRequests;

class MockAttackTest extends AttackRequests {

    MockAttackTest() {
        super(MockCommand.class);
    }
}
