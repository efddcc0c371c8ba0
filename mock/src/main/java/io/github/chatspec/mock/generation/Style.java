package io.github.chatspec.mock.generation;

/**
 * How a value is generated.
 *
 * @param seed the seed of all random choices
 * @param usesExamples whether the examples and defaults of schemas are taken as they are
 * @param isChecked whether the value of each schema with alternatives is validated before it is used
 * @param hasOptional whether objects have properties that are not required
 * @param isFirst whether the first of several constants is taken, instead of any
 */
record Style(long seed, boolean usesExamples, boolean isChecked, boolean hasOptional, boolean isFirst) {}
