/**
 * Turns contracts, preferences and scenarios into WireMock stubs.
 *
 * <p>Public types: {@link ContractMappings}, {@link ExampleRequests}, {@link PreferenceFilter},
 * {@link ResponseTransformer}, {@link SampleStubs}, {@link Scenario}, {@link ScenarioStubs}, {@link ServedContracts},
 * {@link ServedOperations}, {@link StubExport}, {@link StubOutline}, {@link StubStore}, {@link UnknownPath},
 * {@link WireMockMessages}.
 */
package io.github.chatspec.mock.stubs;
