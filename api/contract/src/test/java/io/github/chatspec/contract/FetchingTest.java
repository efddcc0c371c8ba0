package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contract that names addresses is read without anybody being asked. */
class FetchingTest {

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aSampleWithAnAddressIsLeftOut() throws IOException {
        ObjectNode document = Contract.builtIn("helpscout").document().deepCopy();
        document.findParents("externalValue")
                .forEach(example -> ((ObjectNode) example).put("externalValue", address()));

        Contract contract = Contract.read(write(document));

        assertThat(contract.operations()).flatExtracting(Operation::samples).isEmpty();
        assertThat(asked).hasValue(0);
    }

    @Test
    void aReferenceToAnAddressIsNotFollowed() throws IOException {
        ObjectNode document = Contract.builtIn("helpscout").document().deepCopy();
        document.findParents("externalValue").forEach(example -> ((ObjectNode) example).remove("externalValue"));
        document.withObject("/components/schemas/Person").put("$ref", address());
        Path file = write(document);

        assertThatThrownBy(() -> Contract.read(file))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("the reference " + address() + " leads out of the document");
        assertThat(asked).hasValue(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/x.json";
    }

    private Path write(ObjectNode document) throws IOException {
        return Files.writeString(folder.resolve("openapi.json"), document.toString());
    }
}
