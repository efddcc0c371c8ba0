/**
 * Proposes an overlay that makes a contract accept what recordings showed.
 *
 * <pre>{@code
 * Overlay overlay = OverlayProposal.of(contract, Observations.read(Path.of("week.json")));
 * overlay.write(out);                     // OpenAPI Overlay 1.0, as YAML
 * }</pre>
 *
 * <p>Public types: {@link Overlay}, {@link OverlayAction}, {@link OverlayProposal}.
 */
package io.github.chatspec.review.overlay;
