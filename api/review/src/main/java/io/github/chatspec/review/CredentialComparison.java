package io.github.chatspec.review;

import io.github.chatspec.contract.Credential;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.review.change.Change.Action;
import io.github.chatspec.review.change.Compatibility;
import io.github.chatspec.review.witness.ExampleRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the alternatives of credentials of an operation. */
final class CredentialComparison {

    private final ChangeList list;
    private final Operation older;
    private final Operation newer;
    private final Refusal refusal;

    /** Finds out whether the newer contract refuses a request that the older one accepts. */
    @FunctionalInterface
    interface Refusal {
        Optional<ChangeList.Assessment> of(ExampleRequest request, String about);
    }

    CredentialComparison(ChangeList list, Operation older, Operation newer, Refusal refusal) {
        this.list = list;
        this.older = older;
        this.newer = newer;
        this.refusal = refusal;
    }

    void compare() {
        if (shown(older).equals(shown(newer))) {
            return;
        }
        List<List<Credential>> alternatives = older.credentials().isEmpty() ? List.of(List.of()) : older.credentials();
        Optional<ChangeList.Assessment> breaking = Optional.empty();
        for (List<Credential> alternative : alternatives) {
            ExampleRequest request = ExampleRequest.of(list.older(), older).withCredentials(older, alternative);
            breaking = breaking.isPresent() ? breaking : refusal.of(request, "");
        }
        Action action = older.credentials().isEmpty()
                ? Action.ADDED
                : newer.credentials().isEmpty() ? Action.REMOVED : Action.CHANGED;
        list.add(
                "security",
                action,
                "the credentials changed from " + text(older) + " to " + text(newer),
                new ChangeList.Places(place(older), place(newer)),
                ChangeList.usage(older.id(), Direction.REQUEST, ""),
                breaking.orElse(ChangeList.Assessment.of(
                        Compatibility.COMPATIBLE, "Requests with each of the earlier credentials are accepted.")),
                new RecordedRequests(older).refusedByOne(causes()));
    }

    private Set<String> causes() {
        return Stream.of(older, newer)
                .flatMap(operation -> operation.credentials().stream())
                .flatMap(List::stream)
                .map(credential -> credential.in() + " " + credential.name())
                .collect(Collectors.toSet());
    }

    private static String place(Operation operation) {
        return operation.credentials().stream()
                .flatMap(List::stream)
                .map(credential -> credential.place().pointer())
                .findFirst()
                .orElse(operation.place().pointer());
    }

    private static String text(Operation operation) {
        List<String> shown = shown(operation);
        return shown.isEmpty() ? "none" : String.join(" or ", shown);
    }

    private static List<String> shown(Operation operation) {
        return operation.credentials().stream()
                .map(together -> together.isEmpty()
                        ? "none"
                        : together.stream()
                                .map(one -> one.in() + " " + one.name()
                                        + one.authentication()
                                                .map(scheme -> " (" + scheme + ")")
                                                .orElse(""))
                                .sorted()
                                .collect(Collectors.joining(" with ")))
                .sorted()
                .toList();
    }
}
