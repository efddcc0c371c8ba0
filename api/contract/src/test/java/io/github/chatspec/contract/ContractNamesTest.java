package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractNamesTest extends BikeContracts {

    @ParameterizedTest
    @CsvSource({
        "api.yaml, api",
        "v1/api.yaml, api",
        "bikes/openapi.yaml, bikes",
        "a.yaml b.json, a b",
        "v1/api.yaml v2/api.json, v1-api v2-api",
        "api.json v2/api.json, api v2-api",
        "v2/api.json api.json, v2-api api",
        "api.json v2/api.json v3/api.json, api v2-api v3-api",
        "chat/v1/api.yaml pay/v1/api.yaml, chat-v1-api pay-v1-api",
        "chat/one/api.yaml pay/two/api.yaml, one-api two-api",
        "v1/openapi.yaml v2/openapi.yaml, v1 v2",
        "a/v1/openapi.yaml b/v1/openapi.yaml, a-v1 b-v1",
        "api.yaml api.json, api api-2",
        "v1/api.yaml v1/api.json v2/api.json, v1-api v1-api-2 v2-api",
        "v1/api.yaml v2/api.yaml v1-api.yaml, v1-api v2-api v1-api-2",
        "api.v1.yaml api.v2.yaml, api.v1 api.v2"
    })
    void filesOfOneNameAreToldApartByTheirFolders(String files, String names) {
        List<Path> paths = Stream.of(files.split(" ")).map(folder::resolve).toList();

        assertThat(ContractNames.of(paths, List.of())).containsExactly(names.split(" "));
    }

    @Test
    void aFileWithTheNameOfAnotherContractGetsItsFolder() {
        assertThat(ContractNames.of(List.of(folder.resolve("mine/engage.yaml")), List.of("engage")))
                .containsExactly("mine-engage");
        assertThat(ContractNames.of(List.of(Path.of("/engage.yaml")), List.of("engage")))
                .containsExactly("engage-2");
    }

    @Test
    void contractsThatAreReadTogetherHaveDifferentNames() throws IOException {
        Files.createDirectory(folder.resolve("v2"));
        Path one = write("bikes.yaml", GOOD);
        Path two = write("v2/bikes.yaml", GOOD);
        List<Contract> contracts = Contract.read(List.of(one, two, one), List.of());

        assertThat(contracts).extracting(Contract::name).containsExactly("bikes", "v2-bikes", "bikes");
        assertThat(contracts.get(2)).isSameAs(contracts.get(0));
        assertThat(contracts.get(1).operations().get(0).qualifiedId()).isEqualTo("v2-bikes/listBikes");
    }
}
