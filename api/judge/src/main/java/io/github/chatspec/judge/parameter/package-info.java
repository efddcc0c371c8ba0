/**
 * Reads the parameters, headers and form bodies of requests as the values that their schemas promise.
 *
 * <p>Public types: {@link ParameterReader}, {@link RequestContent}, {@link WrittenValue}.
 */
package io.github.chatspec.judge.parameter;
