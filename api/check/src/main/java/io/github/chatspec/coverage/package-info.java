/**
 * Counts what was seen in a run, says what of a contract was never seen, and what changed between two runs.
 *
 * <pre>{@code
 * Observations observations = new Observations();
 * observations.add(operation, contract, exchange, Optional.empty());
 * Coverage.of(List.of(contract), observations).next();      // what to record next
 * }</pre>
 */
package io.github.chatspec.coverage;
