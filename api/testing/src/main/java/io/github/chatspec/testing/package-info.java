/**
 * Shared test code of all modules: requests that follow from the contracts, clients that send them, and test classes that
 * the modules extend.
 *
 * <pre>{@code
 * Exchange answer = TestHttp.send(server, SampleRequests.good(operation));
 * DocumentedTriple.of(operation, answer);
 * }</pre>
 *
 * <p>Public types: {@link AdminRequests}, {@link ArazzoWalk}, {@link AttackRequests}, {@link BodyRequests}, {@link Browser}, {@link Canaries},
 * {@link CommandProcess}, {@link CurlCommand}, {@link DocumentedResponses}, {@link DocumentedTriple}, {@link ExtremeRequests}, {@link ExtremeValues},
 * {@link HugeTexts}, {@link JavaProcess}, {@link MarkdownPage}, {@link MethodRequests}, {@link ModuleRules},
 * {@link Precedence}, {@link ProjectModule}, {@link RawClient}, {@link RequestShapes}, {@link RequestSuite},
 * {@link RunningServer}, {@link SampleAnswers}, {@link SampleRequests}, {@link ServerFixture}, {@link SourceRegions},
 * {@link TestHttp}.
 */
package io.github.chatspec.testing;
