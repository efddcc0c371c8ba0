package io.github.chatspec.server;

import io.github.chatspec.testing.CommandProcess;

class ServerCommandTest extends CommandProcess {

    ServerCommandTest() {
        super(ServerStub.class);
    }
}
