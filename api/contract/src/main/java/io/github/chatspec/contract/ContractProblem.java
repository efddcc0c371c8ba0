package io.github.chatspec.contract;

/**
 * A defect of a contract that does not keep it from being used.
 *
 * @param place the file and line, or the name of an example
 * @param message what is wrong
 */
public record ContractProblem(String place, String message) {

    @Override
    public String toString() {
        return place + " " + message;
    }
}
