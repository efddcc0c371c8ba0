package io.github.chatspec.mock.violations;

import io.github.chatspec.contract.Credential;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The header fields on which the violations of a request may depend. */
public final class RequestFields {

    private RequestFields() {}

    /**
     * Returns the header fields that are parameters or credentials of any operation.
     *
     * @param operations the operations
     * @return the names, in any case
     */
    public static Set<String> of(List<Operation> operations) {
        Set<String> fields = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Operation operation : operations) {
            for (Parameter parameter : operation.parameters()) {
                add(parameter.in(), parameter.name(), fields);
            }
            for (List<Credential> alternative : operation.credentials()) {
                alternative.forEach(credential -> add(credential.in(), credential.name(), fields));
            }
        }
        return fields;
    }

    private static void add(String in, String name, Set<String> fields) {
        if (in.equals("header")) {
            fields.add(name);
        } else if (in.equals("cookie")) {
            fields.add("Cookie");
        }
    }
}
