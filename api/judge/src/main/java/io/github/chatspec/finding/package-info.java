/**
 * What the judge reports about an exchange.
 *
 * <p>Public types: {@link Finding}, {@link FindingText}, {@link Level}.
 */
package io.github.chatspec.finding;
