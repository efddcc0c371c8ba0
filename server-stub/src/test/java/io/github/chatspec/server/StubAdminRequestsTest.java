package io.github.chatspec.server;

import io.github.chatspec.testing.AdminRequests;
import java.util.List;

class StubAdminRequestsTest extends AdminRequests {

    StubAdminRequestsTest() {
        super(
                new RunningStub(),
                List.of(
                        "POST /__chatspec/admin/engage/reset",
                        "POST /__chatspec/admin/helpscout/load",
                        "POST /__chatspec/admin/engage/faults?operation=getChat&example=internal-error",
                        "DELETE /__chatspec/admin/engage/faults",
                        "PUT /__chatspec/admin/engage/chats/x",
                        "DELETE /__chatspec/admin/engage/chats/x",
                        "GET /__chatspec/admin/"),
                List.of("/", "/__chatspec/health", "/__chatspec/metrics"));
    }
}
