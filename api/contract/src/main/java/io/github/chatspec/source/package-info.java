/**
 * Compares the facts of the vendors' documents with the contract in both directions.
 *
 * <pre>{@code
 * Contract engage = Contract.builtIn("engage");
 * Provenance provenance = Provenance.of(engage, Ledger.of(engage));
 * provenance.orphans();                   // facts that nothing cites, places that cite nothing
 * }</pre>
 *
 * <p>Public types: {@link Conflict}, {@link ConflictLines}, {@link DocumentLines}, {@link Fact}, {@link Ledger},
 * {@link Provenance}, {@link Ruling}, {@link Sentence}.
 */
package io.github.chatspec.source;
