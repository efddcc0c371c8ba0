/**
 * Counts what was observed in a run, and reports which parts of a contract were never observed.
 *
 * <pre>{@code
 * Observations observations = new Observations();
 * observations.add(operation, contract, exchange, Optional.empty());
 * Coverage.of(List.of(contract), observations).next();      // what to record next
 * }</pre>
 *
 * <p>Public types: {@link Coverage}, {@link FieldCounts}, {@link JsonType}, {@link Observations},
 * {@link ObservationsException}, {@link Occurrences}, {@link OperationCounts}, {@link ResponseCounts},
 * {@link UnlistedValues}.
 */
package io.github.chatspec.coverage;
