package io.github.chatspec.review;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the versions of two contracts with what their changes ask for by Semantic Versioning.
 *
 * @param older the version of the older contract
 * @param newer the version of the newer contract
 * @param step the least part to increase: {@code major}, {@code minor}, {@code patch} or {@code none}
 * @param isEnough whether the newer version is at least as high as the changes ask for
 */
public record VersionAdvice(String older, String newer, String step, boolean isEnough) {

    private static final Pattern VERSION =
            Pattern.compile("v?([0-9]{1,9})\\.([0-9]{1,9})(?:\\.([0-9]{1,9}))?(?:[-+].*)?");

    /**
     * Returns the advice for a comparison.
     *
     * @param comparison the comparison
     * @return the advice; below 1.0.0 a breaking change asks for a new minor version only
     */
    public static VersionAdvice of(Comparison comparison) {
        String older = comparison.older().contract().version();
        String newer = comparison.newer().contract().version();
        List<Integer> before = parts(older);
        List<Integer> after = parts(newer);
        String step = comparison.versionStep();
        if (step.equals("major") && !before.isEmpty() && before.get(0) == 0) {
            step = "minor";
        }
        boolean isEnough = step.equals("none")
                || (!before.isEmpty() && !after.isEmpty() && isAtLeast(after, raised(before, step)));
        return new VersionAdvice(older, newer, step, isEnough);
    }

    private static List<Integer> parts(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return List.of();
        }
        String patch = matcher.group(3);
        return List.of(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                patch == null ? 0 : Integer.parseInt(patch));
    }

    private static List<Integer> raised(List<Integer> version, String step) {
        return switch (step) {
            case "major" -> List.of(version.get(0) + 1, 0, 0);
            case "minor" -> List.of(version.get(0), version.get(1) + 1, 0);
            default -> List.of(version.get(0), version.get(1), version.get(2) + 1);
        };
    }

    private static boolean isAtLeast(List<Integer> version, List<Integer> least) {
        for (int i = 0; i < 3; i++) {
            if (!version.get(i).equals(least.get(i))) {
                return version.get(i) > least.get(i);
            }
        }
        return true;
    }

    /**
     * Returns the advice in one sentence.
     *
     * @return for example {@code Version 1.2.0 to 1.3.0: the changes ask for a new major version, 2.0.0.}
     */
    public String sentence() {
        if (step.equals("none")) {
            return "Version " + older + " to " + newer + ": nothing asks for a new version.";
        }
        List<Integer> before = parts(older);
        if (before.isEmpty()) {
            return "Version " + older + " to " + newer + ": the changes ask for a new " + step
                    + " version, but the older one is not a semantic version.";
        }
        List<Integer> least = raised(before, step);
        String asked = least.get(0) + "." + least.get(1) + "." + least.get(2);
        return "Version " + older + " to " + newer + ": the changes ask for a new " + step + " version, "
                + (isEnough ? "which it is." : "at least " + asked + ".");
    }
}
