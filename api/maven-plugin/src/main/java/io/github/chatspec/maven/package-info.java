/**
 * A Maven plugin that checks recordings, compares contracts, and starts the mock around integration tests.
 *
 * <pre>{@code
 * <plugin>
 *     <groupId>io.github.chatspec</groupId>
 *     <artifactId>chatspec-maven-plugin</artifactId>
 *     <executions>
 *         <execution>
 *             <goals>
 *                 <goal>check</goal>
 *             </goals>
 *         </execution>
 *     </executions>
 * </plugin>
 * }</pre>
 *
 * <p>Public types: {@link CheckMojo}, {@link DiffMojo}, {@link MockStartMojo}, {@link MockStopMojo}.
 */
package io.github.chatspec.maven;
