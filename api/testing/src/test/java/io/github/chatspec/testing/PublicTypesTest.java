package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class PublicTypesTest {

    private static final String PACKAGE = "io.github.chatspec.testing";

    @Test
    void aListMayTakeSeveralLines() {
        assertThat(PublicTypes.listed(
                        "/**\n * Tests {@link Other}.\n *\n * <p>Public types: {@link A},\n * {@link B}.\n */"))
                .containsExactly("A", "B");
    }

    @Test
    void aPackageWithoutAListHasNoPublicTypes() {
        assertThat(PublicTypes.listed("/** Tests {@link Other}. */")).isEmpty();
    }

    @Test
    void onlyPublicTopLevelTypesExist() {
        assertThat(PublicTypes.existing(
                        ProjectModule.TESTING,
                        PACKAGE,
                        new ClassFileImporter().importPath(ProjectModule.TESTING.classes())))
                .contains("ModuleRules", "RunningServer")
                .doesNotContain("LibraryUse", "PublicTypes");
    }
}
