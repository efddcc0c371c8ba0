package io.github.chatspec.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The public top-level types of a package: those that exist, and those that its documentation lists. */
final class PublicTypes {

    private static final Pattern LIST = Pattern.compile("Public types: ([^.]*)\\.");
    private static final Pattern LINK = Pattern.compile("\\{@link (\\w+)}");

    private PublicTypes() {}

    /** Returns the types that the list in a {@code package-info.java} names; there may be none. */
    static Set<String> listed(String packageInfo) {
        return LIST.matcher(packageInfo)
                .results()
                .flatMap(list -> LINK.matcher(list.group(1)).results())
                .map(link -> link.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the types that the list in the {@code package-info.java} of a package names. */
    static Set<String> listed(ProjectModule module, String packageName) {
        Path file = folder(module, packageName).resolve("package-info.java");
        try {
            return listed(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Every package needs a package-info.java.", e);
        }
    }

    /** Returns the hand-written public top-level types of a package. */
    static Set<String> existing(ProjectModule module, String packageName, JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.getPackageName().equals(packageName))
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getSimpleName)
                .filter(name -> Files.exists(folder(module, packageName).resolve(name + ".java")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Path folder(ProjectModule module, String packageName) {
        return module.sources().resolve(Path.of("", packageName.split("\\.")));
    }
}
