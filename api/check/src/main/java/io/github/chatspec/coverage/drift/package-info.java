/**
 * Computes how often each observed field had which property, and what changed significantly between two runs.
 *
 * <pre>{@code
 * Drift.between(Observations.read(older), Observations.read(newer)).changes();
 * }</pre>
 *
 * <p>Public types: {@link Drift}, {@link FieldFigures}, {@link FieldKey}, {@link Figure}, {@link Figures},
 * {@link Interval}, {@link Share}.
 */
package io.github.chatspec.coverage.drift;
