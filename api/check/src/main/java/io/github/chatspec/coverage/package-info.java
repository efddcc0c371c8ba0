/**
 * Counts what was observed in a run, and reports which parts of a contract were never observed and what changed between two runs.
 *
 * <pre>{@code
 * Observations observations = new Observations();
 * observations.add(operation, contract, exchange, Optional.empty());
 * Coverage.of(List.of(contract), observations).next();      // what to record next
 * }</pre>
 *
 * <p>Public types: {@link Coverage}, {@link Drift}, {@link FieldFigures}, {@link FieldKey}, {@link Figure},
 * {@link Figures}, {@link Interval}, {@link Observations}, {@link ObservationsException}, {@link Occurrences},
 * {@link Share}.
 */
package io.github.chatspec.coverage;
