package io.github.chatspec.serving;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import java.util.List;

/**
 * What a server says to those who watch whether it is well.
 *
 * <p>The smallest use: {@code new Health().json(Contract.builtIn())}.
 */
public final class Health {

    private final long start = System.nanoTime();

    /** Begins to count the time that the server is up. */
    public Health() {}

    /**
     * Tells what is served, and for how long.
     *
     * @param contracts what is served now
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
