/**
 * Reads the parameters, headers and forms of requests as the values that their schemas promise.
 *
 * <p>Public types: {@link MultipartParser}, {@link MultipartSyntaxException}, {@link ParameterReader},
 * {@link RequestContent}, {@link WrittenValue}.
 */
package io.github.chatspec.judge.parameter;
