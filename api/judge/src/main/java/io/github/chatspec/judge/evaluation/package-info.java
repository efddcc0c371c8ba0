/** Evaluates one exchange against its contract, as the input of the rules. */
package io.github.chatspec.judge.evaluation;
