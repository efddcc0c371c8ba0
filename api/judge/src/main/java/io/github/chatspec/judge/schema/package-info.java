/** Validates a body against a schema and explains what is wrong. */
package io.github.chatspec.judge.schema;
