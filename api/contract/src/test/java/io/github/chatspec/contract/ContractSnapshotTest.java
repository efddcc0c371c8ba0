package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A built-in contract is the same one, whether it is read from its YAML or from what the build made of it. */
class ContractSnapshotTest {

    static List<String> names() {
        return ContractSnapshot.names();
    }

    @Test
    void theBuiltInContractsAreTheFoldersWithAContract() throws IOException {
        assertThat(Contract.builtIn())
                .extracting(Contract::name)
                .isEqualTo(ContractSnapshot.names(Path.of("..")))
                .isSorted()
                .contains("engage", "helpscout");
    }

    @Test
    void theBuildListsEachFolderThatHoldsAContract(@TempDir Path folder) throws IOException {
        for (String name : List.of("second", "first", "none")) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.writeString(folder.resolve("second").resolve(Contract.FILE), "");
        Files.writeString(folder.resolve("first").resolve(Contract.FILE), "");
        Files.writeString(folder.resolve("file"), "");

        assertThat(ContractSnapshot.names(folder)).containsExactly("first", "second");
    }

    @ParameterizedTest
    @MethodSource("names")
    void theBuildMadeASnapshotOfTheContractAsItIs(String name) {
        assertThat(Path.of("target", "classes", "chatspec", name, "openapi.snapshot"))
                .hasBinaryContent(Contract.fromYaml(name).bundle().snapshot());
        assertThat(ContractSnapshot.read(name)).isNotNull();
    }

    @Test
    void withoutASnapshotTheResultIsEmpty() {
        assertThat(ContractSnapshot.read("nobody")).isNull();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theContractHasTheSameOperationsAndSamples(String name) {
        Contract yaml = Contract.fromYaml(name);

        assertThat(Contract.builtIn(name).operations()).isEqualTo(yaml.operations());
        assertThat(Contract.builtIn(name).operations().stream().flatMap(operation -> operation.samples().stream()))
                .hasSizeGreaterThan(3)
                .containsExactlyElementsOf(yaml.operations().stream()
                        .flatMap(operation -> operation.samples().stream())
                        .toList());
        assertThat(Contract.builtIn(name).document()).isEqualTo(yaml.document());
        assertThat(Contract.builtIn(name).place("/components")).isEqualTo(yaml.place("/components"));
    }
}
