/** Checks requests against the contract and keeps the violations. */
package io.github.chatspec.mock.violations;
