package io.github.chatspec.judge.evaluation;

import io.github.chatspec.contract.Operation;
import java.util.Optional;

/**
 * A request for which no contract has an operation.
 *
 * @param elsewhere the operation that has its path and method on another host than the contract's servers
 * @param otherHost scheme, host and port, if they are not those of a contract's server
 * @param address the method, the host and the pattern of the path, without personal values; or the name of the operation
 */
public record UnknownRequest(Optional<Operation> elsewhere, Optional<String> otherHost, String address) {}
