package io.github.chatspec.mock;

import io.github.chatspec.testing.AdminRequests;
import java.util.List;

class MockAdminRequestsTest extends AdminRequests {

    MockAdminRequestsTest() {
        super(
                new RunningMock(),
                List.of(
                        "GET /__admin/mappings",
                        "POST /__admin/mappings",
                        "GET /x/../__admin/mappings",
                        "GET /%5f_admin/requests",
                        "GET /__admin;x/requests",
                        "GET /__admin",
                        "POST /__chatspec/reset",
                        "DELETE /__chatspec/violations"),
                List.of(
                        "/",
                        "/__chatspec/",
                        "/__chatspec/health",
                        "/__chatspec/metrics",
                        "/__chatspec/operations.json",
                        "/__chatspec/contracts/engage",
                        "/__chatspec/contracts/engage.yaml"));
    }
}
