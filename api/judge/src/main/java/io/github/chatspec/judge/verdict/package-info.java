/** Decides quickly, over bytes, that there is nothing to report about a body. */
package io.github.chatspec.judge.verdict;
