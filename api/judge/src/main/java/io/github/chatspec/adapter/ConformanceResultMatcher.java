package io.github.chatspec.adapter;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultMatcher;

/**
 * Expects a response of Spring's MockMvc to conform to its contract.
 *
 * <p>Usage: {@code mockMvc.perform(get(path)).andExpect(conforms(judge))}. The operation is found by the
 * path alone, since MockMvc's host is made up.
 */
public final class ConformanceResultMatcher implements ResultMatcher {

    private final Conformance conformance;

    private ConformanceResultMatcher(Conformance conformance) {
        this.conformance = conformance;
    }

    /**
     * Expects that a response has no errors.
     *
     * @param judge the judge
     * @return the expectation
     */
    public static ResultMatcher conforms(Judge judge) {
        return conforms(judge, Level.ERROR);
    }

    /**
     * Expects that a response has no finding of a level or of a more severe one.
     *
     * @param judge the judge
     * @param failOn the least severe level that fails
     * @return the expectation
     */
    public static ResultMatcher conforms(Judge judge, Level failOn) {
        return new ConformanceResultMatcher(new Conformance(judge, failOn));
    }

    /**
     * Judges a response.
     *
     * @param result the request and its response
     * @throws AssertionError if the response does not conform; the message lists the findings
     */
    @Override
    public void match(MvcResult result) {
        MockHttpServletRequest request = result.getRequest();
        MockHttpServletResponse response = result.getResponse();
        String query = request.getQueryString();
        String url = request.getRequestURI() + (query == null ? "" : "?" + query);
        Headers headers =
                headers(Collections.list(request.getHeaderNames()), name -> Collections.list(request.getHeaders(name)));
        conformance.require(Exchange.of(new Request(request.getMethod(), url, headers))
                .status(response.getStatus())
                .headers(headers(response.getHeaderNames(), response::getHeaders))
                .body(response.getContentAsByteArray()));
    }

    private static Headers headers(Iterable<String> names, Function<String, List<String>> values) {
        Headers headers = Headers.NONE;
        for (String name : names) {
            for (String value : values.apply(name)) {
                headers = headers.with(name, value);
            }
        }
        return headers;
    }
}
