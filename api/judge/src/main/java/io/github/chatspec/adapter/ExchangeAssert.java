package io.github.chatspec.adapter;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import org.assertj.core.api.AbstractAssert;

/**
 * AssertJ assertions about the conformance of a response to its contract.
 *
 * <p>Usage: {@code assertThat(exchange).conforms()}; by another judge than that of the built-in contracts:
 * {@code assertThat(exchange).to(judge).conforms()}.
 */
public final class ExchangeAssert extends AbstractAssert<ExchangeAssert, Exchange> {

    private Judge judge;

    private ExchangeAssert(Exchange actual) {
        super(actual, ExchangeAssert.class);
    }

    /**
     * Starts an assertion, against the built-in contracts unless {@link #to} sets a judge.
     *
     * @param actual the exchange with the response
     * @return the assertion
     */
    public static ExchangeAssert assertThat(Exchange actual) {
        return new ExchangeAssert(actual);
    }

    /**
     * Sets the judge.
     *
     * @param other the judge
     * @return this assertion
     */
    public ExchangeAssert to(Judge other) {
        judge = other;
        return this;
    }

    /**
     * Asserts that the response has no errors; warnings and notes are allowed.
     *
     * @return this assertion
     * @throws AssertionError if the response violates the contract; the message lists the errors
     */
    public ExchangeAssert conforms() {
        return conforms(Level.ERROR);
    }

    /**
     * Asserts that the response has no finding of a level or of a more severe one.
     *
     * @param failOn the least severe level that fails, for example {@code WARNING}
     * @return this assertion
     * @throws AssertionError if there is such a finding; the message lists them
     */
    public ExchangeAssert conforms(Level failOn) {
        isNotNull();
        Judge effective = judge == null ? Conformance.builtIn() : judge;
        new Conformance(effective, failOn).failure(actual).ifPresent(message -> failWithMessage("%s", message));
        return this;
    }
}
