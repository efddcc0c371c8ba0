package io.github.chatspec.check;

import io.github.chatspec.contract.BaseUrl;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.contract.Router;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.report.JudgedExchange;
import java.util.List;
import java.util.Optional;

/**
 * Judges recorded exchanges whose requests may have been sent to other base URLs than those of the contracts.
 *
 * @param judge judges the exchanges
 * @param bases the base URLs, of which the first that matches a request applies
 */
record RecordJudge(Judge judge, List<BaseUrl> bases) {

    /** Returns the exchange as if its request had been sent to the contract's server. */
    Exchange mapped(Exchange exchange) {
        Optional<Request> request = exchange.request();
        for (BaseUrl base : request.isPresent() ? bases : List.<BaseUrl>of()) {
            Optional<Request> mapped = base.mapped(request.get());
            if (mapped.isPresent()) {
                return exchange.withRequest(mapped.get());
            }
        }
        return exchange;
    }

    Optional<Router.Route> route(Exchange exchange) {
        return judge.route(exchange);
    }

    JudgedExchange judge(JudgedExchange.Source source, Exchange exchange, Optional<Router.Route> route) {
        Optional<String> operation =
                route.isPresent() ? Optional.of(route.get().operation().qualifiedId()) : Optional.empty();
        List<Finding> findings = List.of();
        Optional<String> failure = Optional.empty();
        try {
            findings = judge.judge(exchange, route);
        } catch (ContractException e) {
            failure = Optional.of(e.getMessage());
        }
        return new JudgedExchange(source, operation, exchange.status(), findings, failure);
    }
}
