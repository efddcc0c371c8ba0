package io.github.chatspec.mock.http;

import io.github.chatspec.mock.violations.CurrentViolations;
import io.github.chatspec.mock.violations.RequestViolation;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.List;

/** Makes the violations of a request available to the extensions of WireMock. */
final class ViolationsFilter implements Filter {

    @Override
    @SuppressWarnings("unchecked")
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<RequestViolation> violations = (List<RequestViolation>) request.getAttribute(CurrentViolations.ATTRIBUTE);
        if (violations == null) {
            chain.doFilter(request, response);
            return;
        }
        CurrentViolations.set(violations);
        try {
            chain.doFilter(request, response);
        } finally {
            CurrentViolations.set(List.of());
        }
    }
}
