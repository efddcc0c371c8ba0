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
 * Makes every call of RestAssured fail whose answer departs from the contract.
 *
 * <p>The smallest use: {@code given().filter(new ConformanceFilter(judge)).get(url)}. Add it behind all other filters, so
 * that it sees the answer before they change it.
 */
public final class ConformanceFilter implements Filter {

    private final Conformance conformance;

    /**
     * Makes a filter that fails on errors.
     *
     * @param judge the judge to ask
     */
    public ConformanceFilter(Judge judge) {
        this(judge, Level.ERROR);
    }

    /**
     * Makes a filter.
     *
     * @param judge the judge to ask
     * @param failOn the lightest level that fails
     */
    public ConformanceFilter(Judge judge, Level failOn) {
        this.conformance = new Conformance(judge, failOn);
    }

    /**
     * Lets the call happen and judges its answer.
     *
     * @return the answer, whose body can still be read
     * @throws AssertionError if the answer does not conform; the message lists the findings
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
