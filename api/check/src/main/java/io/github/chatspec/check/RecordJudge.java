package io.github.chatspec.check;

import io.github.chatspec.contract.ContractException;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.clean.CleanExchanges;
import io.github.chatspec.judge.paging.ListPage;
import io.github.chatspec.report.JudgedExchange;
import io.github.chatspec.routing.BaseUrl;
import io.github.chatspec.routing.Router;
import io.github.chatspec.routing.Servers;
import java.util.List;
import java.util.Optional;

/**
 * Judges recorded exchanges whose requests may have been sent to other base URLs than those of the contracts.
 *
 * @param judge judges the exchanges
 * @param bases the base URLs, of which the first that matches a request applies
 * @param onlyKnown whether exchanges with other hosts are judged too, so that they are findings
 */
record RecordJudge(Judge judge, List<BaseUrl> bases, boolean onlyKnown) {

    /** Returns the exchange as if its request had been sent to the contract's server. */
    Exchange mapped(Exchange exchange) {
        return BaseUrl.mapped(exchange, bases);
    }

    /** Returns a recognizer of exchanges that this judge finds clean, if the contracts allow one. */
    Optional<CleanExchanges> cleanExchanges() {
        return judge.cleanExchanges(bases);
    }

    Optional<Router.Route> route(Exchange exchange) {
        return judge.route(exchange);
    }

    /** Returns the host of an exchange that is not judged because of it; empty if it is judged. */
    Optional<JudgedExchange.OtherHost> otherHost(Exchange exchange, Optional<Router.Route> route) {
        if (route.isPresent() || onlyKnown || exchange.request().isEmpty()) {
            return Optional.empty();
        }
        Request request = exchange.request().get();
        Servers servers = judge.servers();
        if (!servers.areElsewhere(request)) {
            return Optional.empty();
        }
        boolean json = exchange.headers()
                .flatMap(headers -> headers.first("Content-Type"))
                .map(MediaType::isJson)
                .orElse(true);
        return Optional.of(
                new JudgedExchange.OtherHost(servers.origin(request), json ? servers.base(request) : Optional.empty()));
    }

    /** Returns the page of a list that an exchange contains, whose request is the recorded one. */
    Optional<ListPage> page(Exchange exchange, Router.Route route) {
        try {
            return judge.pagedLists().page(exchange, route);
        } catch (RuntimeException | Error e) {
            // What cannot be compared is only judged.
            return Optional.empty();
        }
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
        return new JudgedExchange(source, operation, exchange.status(), findings, failure, Optional.empty());
    }
}
