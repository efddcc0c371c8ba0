package io.github.chatspec.server;

import io.github.chatspec.server.command.ServerCommand;
import io.github.chatspec.testing.AttackRequests;

class StubAttackTest extends AttackRequests {

    StubAttackTest() {
        super(ServerCommand.class);
    }
}
