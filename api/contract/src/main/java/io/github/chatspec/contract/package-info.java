/**
 * A contract: one OpenAPI document, loaded and resolved.
 *
 * <pre>{@code
 * Contract engage = Contract.builtIn("engage");
 * Operation getChat = engage.operation("getChat").orElseThrow();
 * getChat.samples().get(0).body();        // the bytes that the mock serves
 * }</pre>
 *
 * <p>Public types: {@link Applicator}, {@link Content}, {@link Contract}, {@link ContractException},
 * {@link ContractProblem}, {@link ContractSnapshot}, {@link Credential}, {@link DocumentWithSamples},
 * {@link DocumentedExamples}, {@link ExampleCondition}, {@link HeaderExamples}, {@link NamedContracts}, {@link Operation}, {@link PackedContracts}, {@link Parameter}, {@link PathTemplate},
 * {@link RequestBody}, {@link Response}, {@link ResponseHeader}, {@link Sample}, {@link SchemaComposition},
 * {@link SourceLine}.
 */
package io.github.chatspec.contract;
