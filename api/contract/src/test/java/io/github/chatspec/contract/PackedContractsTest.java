package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedContractsTest {

    private static final String BIKES = """
            openapi: "3.1.0"
            info: {title: Bikes, version: "3"}
            paths:
              /bikes:
                get:
                  operationId: listBikes
                  responses:
                    "200":
                      description: All.
                      content:
                        application/json:
                          schema: {$ref: "schemas.yaml#/Bikes"}
            """;

    @TempDir
    private Path folder;

    @Test
    void aBuiltInContractIsTheSameOne() {
        assertThat(PackedContracts.unpack(PackedContracts.pack(Contract.builtIn())))
                .isEqualTo(Contract.builtIn());
        assertThat(PackedContracts.pack(Contract.builtIn()).length).isLessThan(100);
    }

    @Test
    void aContractOfSeveralFilesIsReadWithoutThem() throws IOException {
        Path document = Files.writeString(folder.resolve("bikes.yaml"), BIKES);
        Path schemas = Files.writeString(folder.resolve("schemas.yaml"), "Bikes: {type: array}\n");
        Contract contract = Contract.read(document);
        byte[] packed = PackedContracts.pack(List.of(Contract.builtIn("engage"), contract));
        Files.delete(document);
        Files.delete(schemas);

        List<Contract> unpacked = PackedContracts.unpack(packed);

        Contract read = unpacked.get(1);
        assertThat(unpacked.get(0)).isSameAs(Contract.builtIn("engage"));
        assertThat(read.name()).isEqualTo("bikes");
        assertThat(read.document()).isEqualTo(contract.document());
        assertThat(read.place("/paths").toString())
                .isEqualTo(contract.place("/paths").toString());
        assertThat(read.operations()).hasSize(1);
    }
}
