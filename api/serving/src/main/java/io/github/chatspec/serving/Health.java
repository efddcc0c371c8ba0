package io.github.chatspec.serving;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import java.util.List;

/** The state of a server, for health checks. */
public final class Health {

    private final long start = System.nanoTime();

    /** Starts to measure the uptime. */
    public Health() {}

    /**
     * Returns the contracts that are served and the uptime.
     *
     * @param contracts the contracts that are served at present
     * @return a JSON object
     */
    public String json(List<Contract> contracts) {
        ObjectNode health = JsonNodeFactory.instance.objectNode().put("status", "UP");
        for (Contract contract : contracts) {
            health.withArray("/contracts")
                    .addObject()
                    .put("name", contract.name())
                    .put("version", contract.version())
                    .put("operations", contract.operations().size());
        }
        return health.put("uptimeSeconds", (System.nanoTime() - start) / 1_000_000_000)
                .toPrettyString();
    }
}
