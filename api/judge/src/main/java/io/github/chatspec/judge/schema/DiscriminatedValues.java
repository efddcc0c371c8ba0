package io.github.chatspec.judge.schema;

import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.judge.keyword.SchemaViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Validates the values of a body against the schemas that their discriminators select. */
final class DiscriminatedValues {

    private final Contract contract;
    private final Schemas schemas;
    private final Diagnosis diagnosis;

    DiscriminatedValues(Contract contract, Schemas schemas, Diagnosis diagnosis) {
        this.contract = contract;
        this.schemas = schemas;
        this.diagnosis = diagnosis;
    }

    /** Returns the violations by the values of a walk, with the pointers of their places. */
    List<SchemaViolation> of(Map<String, SchemaWalk.Visit> visits) {
        List<SchemaViolation> all = new ArrayList<>();
        visits.forEach((pointer, visit) -> {
            for (String holder : visit.discriminating()) {
                if (discriminators().kind(holder, visit.value()).isEmpty()) {
                    continue;
                }
                if (diagnosis.branches().discriminator(holder, visit.value()).isPresent()) {
                    Applicator.ALTERNATIVES.stream()
                            .filter(keyword -> keyword.isIn(contract.at(holder)))
                            .forEach(keyword -> all.addAll(diagnosis.inMeant(holder, keyword, visit.value(), pointer)));
                }
                all.addAll(inHeir(holder, visit, pointer));
            }
        });
        return all;
    }

    /** Validates a value against the heir that it selects, unless another heir is promised anyway. */
    private List<SchemaViolation> inHeir(String holder, SchemaWalk.Visit visit, String pointer) {
        Discriminators discriminators = discriminators();
        String kind = discriminators.kind(holder, visit.value()).orElseThrow();
        Set<String> heirs = discriminators.heirs(holder);
        Optional<String> heir = discriminators.heir(holder, kind);
        boolean isOther = visit.schemas().stream()
                .filter(heirs::contains)
                .anyMatch(promised -> heir.filter(selected -> discriminators.inherits(selected, promised))
                        .isEmpty());
        if (heirs.isEmpty() || isOther || discriminators.isOwnName(holder, kind)) {
            return List.of();
        }
        if (heir.isPresent()) {
            return diagnosis.of(heir.get(), visit.value()).stream()
                    .map(violation -> violation.at(pointer + violation.pointer()))
                    .toList();
        }
        return discriminators.hasMapping(holder)
                ? List.of(diagnosis.unknownBranch(holder, List.copyOf(heirs), visit.value(), pointer))
                : List.of();
    }

    private Discriminators discriminators() {
        return schemas.discriminators();
    }
}
