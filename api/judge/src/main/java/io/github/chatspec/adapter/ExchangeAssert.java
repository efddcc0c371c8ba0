package io.github.chatspec.adapter;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import org.assertj.core.api.AbstractAssert;

/**
 * Asserts in AssertJ's manner that an answer keeps its contract.
 *
 * <p>The smallest use: {@code assertThat(exchange).conforms()}; by another judge than that of the built-in contracts:
 * {@code assertThat(exchange).to(judge).conforms()}.
 */
public final class ExchangeAssert extends AbstractAssert<ExchangeAssert, Exchange> {

    private Judge judge;

    private ExchangeAssert(Exchange actual) {
        super(actual, ExchangeAssert.class);
    }

    /**
     * Begins an assertion, by the built-in contracts unless {@link #to} names a judge.
     *
     * @param actual the exchange whose answer is looked at
     * @return the assertion
     */
    public static ExchangeAssert assertThat(Exchange actual) {
        return new ExchangeAssert(actual);
    }

    /**
     * Chooses the judge.
     *
     * @param other the judge to ask
     * @return this assertion
     */
    public ExchangeAssert to(Judge other) {
        judge = other;
        return this;
    }

    /**
     * Asserts that the answer has no error; warnings and notes are let pass.
     *
     * @return this assertion
     * @throws AssertionError if the answer departs from the contract; the message lists the errors
     */
    public ExchangeAssert conforms() {
        return conforms(Level.ERROR);
    }

    /**
     * Asserts that the answer has nothing of a level or of a heavier one.
     *
     * @param failOn the lightest level that fails, for example {@code WARNING}
     * @return this assertion
     * @throws AssertionError if there is such a finding; the message lists them
     */
    public ExchangeAssert conforms(Level failOn) {
        isNotNull();
        Judge asked = judge == null ? Conformance.builtIn() : judge;
        new Conformance(asked, failOn).failure(actual).ifPresent(message -> failWithMessage("%s", message));
        return this;
    }
}
