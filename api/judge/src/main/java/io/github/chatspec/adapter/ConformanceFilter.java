package io.github.chatspec.adapter;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.stream.Collectors;

/**
 * Fails calls of REST Assured whose response violates the contract.
 *
 * <p>Usage: {@code given().filter(new ConformanceFilter(judge)).get(url)}. Add it after all
 * other filters, so that it receives the response before they change it.
 */
public final class ConformanceFilter implements Filter {

    private final Conformance conformance;

    /**
     * Creates a filter that fails on errors.
     *
     * @param judge the judge
     */
    public ConformanceFilter(Judge judge) {
        this(judge, Level.ERROR);
    }

    /**
     * Creates a filter.
     *
     * @param judge the judge
     * @param failOn the least severe level that fails
     */
    public ConformanceFilter(Judge judge, Level failOn) {
        this.conformance = new Conformance(judge, failOn);
    }

    /**
     * Makes the call and judges its response.
     *
     * @return the response, whose body can still be read
     * @throws AssertionError if the response does not conform; the message lists the findings
     */
    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        conformance.require(
                Exchange.of(new Request(request.getMethod(), request.getURI(), headers(request.getHeaders())))
                        .status(response.statusCode())
                        .headers(headers(response.headers()))
                        .body(response.asByteArray()));
        return response;
    }

    private static Headers headers(io.restassured.http.Headers sent) {
        return Headers.of(sent.asList().stream()
                .collect(Collectors.groupingBy(
                        Header::getName, Collectors.mapping(Header::getValue, Collectors.toList()))));
    }
}
