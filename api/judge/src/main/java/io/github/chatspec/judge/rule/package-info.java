/** The rules of the judge, each of which reports one kind of violation. */
package io.github.chatspec.judge.rule;
