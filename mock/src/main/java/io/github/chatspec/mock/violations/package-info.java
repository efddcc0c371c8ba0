/** Judges requests and keeps their violations of the contracts. */
package io.github.chatspec.mock.violations;
