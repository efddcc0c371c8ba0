package io.github.chatspec.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The modules of the project, each with the modules on which its main code may depend. */
public enum ProjectModule {
    CONTRACT("api/contract"),
    JUDGE("api/judge", CONTRACT),
    CHECK("api/check", JUDGE, CONTRACT),
    COMMAND("api/command", CONTRACT),
    REVIEW("api/review", CHECK, JUDGE, CONTRACT),
    SPARK("api/spark", CHECK, JUDGE, CONTRACT),
    CLI("api/cli", REVIEW, CHECK, JUDGE, CONTRACT, COMMAND),
    SERVING("api/serving", CONTRACT),
    TESTING("api/testing", CONTRACT),
    MAVEN_PLUGIN("api/maven-plugin"),
    MOCK("mock", CONTRACT, JUDGE, SERVING, COMMAND),
    SERVER_STUB("server-stub", CONTRACT, JUDGE, SERVING, COMMAND),
    CLIENT_GEN("client-gen");

    private static final Path ROOT = root();

    private final String folder;

    // Error Prone does not know that List.of returns an immutable list.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<ProjectModule> dependencies;

    ProjectModule(String folder, ProjectModule... dependencies) {
        this.folder = folder;
        this.dependencies = List.of(dependencies);
    }

    /** Returns the folder of the compiled main classes. */
    Path classes() {
        return ROOT.resolve(folder).resolve(Path.of("target", "classes"));
    }

    /** Returns the folder of the hand-written main sources. */
    Path sources() {
        return ROOT.resolve(folder).resolve(Path.of("src", "main", "java"));
    }

    /** Returns the names of the packages that have hand-written main sources. */
    Set<String> packages() {
        try (Stream<Path> files = Files.walk(sources())) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> sources().relativize(file.getParent()).toString())
                    .map(name -> name.replace(File.separatorChar, '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the other modules, on which this one must not depend. */
    List<ProjectModule> forbidden() {
        return Stream.of(values())
                .filter(other -> other != this && !dependencies.contains(other))
                .toList();
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(Path.of("api", "contract")))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
