package io.github.chatspec.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.io.UserError;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The revisions of a contract's file in the Git repository around it. */
public final class ContractHistory {

    private static final int MOST_REVISIONS = 50;
    private static final List<String> IDENTITIES = List.of("name", "in", "url");

    private final Git git;
    private final List<FileRevision> revisions;
    private final boolean isComplete;

    /** A commit that changed the file, with the path that the file had from the top of the repository. */
    private record FileRevision(String hash, String shortHash, String date, String path) {}

    private ContractHistory(Git git, List<FileRevision> revisions, boolean isComplete) {
        this.git = git;
        this.revisions = List.copyOf(revisions.subList(0, Math.min(MOST_REVISIONS, revisions.size())));
        this.isComplete = isComplete && revisions.size() <= MOST_REVISIONS;
    }

    /**
     * Finds the history of a contract: the newest 50 revisions of its file, along the first parents of merges.
     *
     * @param name a file, or the name of a built-in contract, whose file is {@code api/NAME/openapi.yaml} in the repository
     *     around the working folder
     * @return the history; empty if the file is not in a repository or Git is not installed
     */
    public static Optional<ContractHistory> find(String name) {
        try {
            Path file = Contract.isBuiltIn(name) ? builtIn(name) : Path.of(name);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            Git git = new Git(name, file.toAbsolutePath().getParent());
            List<FileRevision> revisions = revisions(git, file.getFileName().toString());
            boolean isShallow =
                    git.text("rev-parse", "--is-shallow-repository").strip().equals("true");
            return revisions.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ContractHistory(git, revisions, !isShallow));
        } catch (UserError e) {
            // Without Git or a repository there is no history.
            return Optional.empty();
        }
    }

    private static Path builtIn(String name) {
        String top = new Git(name, Path.of("")).text("rev-parse", "--show-toplevel");
        return Path.of(top.strip()).resolve("api").resolve(name).resolve("openapi.yaml");
    }

    private static List<FileRevision> revisions(Git git, String file) {
        String log = git.text(
                "--literal-pathspecs",
                "log",
                "--follow",
                "-m",
                "--first-parent",
                "--no-show-signature",
                "--no-relative",
                "-z",
                "--name-only",
                "--format=%x01%H%x00%h%x00%cs",
                "-n",
                String.valueOf(MOST_REVISIONS + 1),
                "--",
                file);
        List<FileRevision> revisions = new ArrayList<>();
        for (String commit : log.split("\1", -1)) {
            // The format above, and then the path, which a newline precedes.
            String[] parts = commit.split("\0", -1);
            if (parts.length >= 4 && parts[3].startsWith("\n")) {
                revisions.add(new FileRevision(parts[0], parts[1], parts[2], parts[3].substring(1)));
            }
        }
        return revisions;
    }

    /** Returns whether the history reaches back to the first revision of the file. */
    public boolean isComplete() {
        return isComplete;
    }

    /** Returns the number of revisions, at most 50. */
    public int size() {
        return revisions.size();
    }

    /**
     * Returns the revision since which the file has each place of a contract, without interruption. Revisions that cannot be
     * read are skipped.
     *
     * @param pointers the JSON Pointers of the places
     * @param document the document that has them
     * @return by pointer, the first tag that contains the revision, or its abbreviated hash and date; a place that the newest
     *     revision does not have is absent; empty if no revision can be read
     */
    public Optional<Map<String, String>> since(Collection<String> pointers, JsonNode document) {
        Map<String, FileRevision> since = new HashMap<>();
        Set<String> present = new LinkedHashSet<>(pointers);
        boolean isRead = false;
        for (Iterator<FileRevision> each = revisions.iterator(); each.hasNext() && !present.isEmpty(); ) {
            FileRevision revision = each.next();
            Optional<JsonNode> older = read(revision);
            isRead |= older.isPresent();
            older.ifPresent(tree -> {
                present.removeIf(pointer -> !has(tree, document, pointer));
                present.forEach(pointer -> since.put(pointer, revision));
            });
        }
        return isRead ? Optional.of(named(since)) : Optional.empty();
    }

    private Optional<JsonNode> read(FileRevision revision) {
        try {
            byte[] content = git.run(List.of("cat-file", "blob", revision.hash() + ":" + revision.path()));
            boolean isJson = revision.path().endsWith(".json");
            return Optional.of((isJson ? LocatedJson.readJson(content) : LocatedJson.readYaml(content)).tree());
        } catch (UserError | JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Returns whether an older document has a place of a newer one; what a list contains may be at another index there. */
    private static boolean has(JsonNode olderDocument, JsonNode newerDocument, String pointer) {
        JsonNode older = olderDocument;
        JsonNode newer = newerDocument;
        for (String segment : Pointers.segments(pointer)) {
            if (newer.isArray()) {
                int index = Integer.parseInt(segment);
                newer = newer.path(index);
                older = element(older, newer, index);
            } else {
                newer = newer.path(segment);
                older = older.path(segment);
            }
        }
        return !older.isMissingNode();
    }

    private static JsonNode element(JsonNode list, JsonNode wanted, int index) {
        List<String> keys = IDENTITIES.stream().filter(wanted::has).toList();
        if (wanted.isContainerNode() && keys.isEmpty()) {
            return list.path(index);
        }
        for (JsonNode each : list) {
            boolean isSame = wanted.isContainerNode()
                    ? keys.stream().allMatch(key -> wanted.get(key).equals(each.get(key)))
                    : wanted.equals(each);
            if (isSame) {
                return each;
            }
        }
        return list.path(-1);
    }

    private Map<String, String> named(Map<String, FileRevision> since) {
        Map<FileRevision, String> names = new HashMap<>();
        Map<String, String> named = new HashMap<>();
        since.forEach((pointer, revision) -> named.put(pointer, names.computeIfAbsent(revision, this::name)));
        return named;
    }

    private String name(FileRevision revision) {
        String name = git.text(
                        "for-each-ref",
                        "--count=1",
                        "--sort=version:refname",
                        "--sort=creatordate",
                        "--format=%(refname:lstrip=2)",
                        "--contains=" + revision.hash(),
                        "refs/tags")
                .lines()
                .findFirst()
                .orElse(revision.shortHash() + " of " + revision.date());
        boolean isOldest = revision.equals(revisions.get(revisions.size() - 1));
        return isOldest && !isComplete ? name + " or earlier" : name;
    }
}
