package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Normalizes the preferences of a request, since a stub matches one header line at a time, and adds those of its query,
 * as in {@code ?__code=404}.
 */
public final class PreferenceFilter implements StubRequestFilterV2 {

    private static final String PREFIX = "__";

    private final boolean readsQuery;

    /**
     * Creates a filter.
     *
     * @param readsQuery whether a query may contain preferences
     */
    public PreferenceFilter(boolean readsQuery) {
        this.readsQuery = readsQuery;
    }

    @Override
    public String getName() {
        return "chatspec-preferences";
    }

    @Override
    public RequestFilterAction filter(Request request, ServeEvent event) {
        boolean hasHeader = request.containsHeader(PreferHeader.HEADER);
        List<String> sent =
                new ArrayList<>(hasHeader ? request.header(PreferHeader.HEADER).values() : List.of());
        // A preference of the header comes first, and so counts.
        sent.addAll(ofQuery(request));
        if (sent.isEmpty()) {
            return RequestFilterAction.continueWith(request);
        }
        PreferHeader preferences = PreferHeader.of(sent);
        if (!hasHeader) {
            return RequestFilterAction.continueWith(RequestWrapper.create()
                    .addHeader(
                            PreferHeader.HEADER,
                            lines(preferences.forStubs().stream().toList(), preferences)
                                    .toArray(new String[0]))
                    .wrap(request));
        }
        return preferences
                .forStubs()
                .map(normal -> RequestFilterAction.continueWith(RequestWrapper.create()
                        .transformHeader(PreferHeader.HEADER, lines -> lines(List.of(normal), preferences))
                        .wrap(request)))
                .orElse(RequestFilterAction.continueWith(request));
    }

    private List<String> ofQuery(Request request) {
        if (!readsQuery || !request.getUrl().contains(PREFIX)) {
            return List.of();
        }
        List<String> preferences = new ArrayList<>();
        for (String name : List.of(PreferHeader.CODE, PreferHeader.EXAMPLE, PreferHeader.DYNAMIC)) {
            QueryParameter parameter = request.queryParameter(PREFIX + name);
            if (parameter.isPresent()) {
                preferences.add(PreferHeader.format(name, parameter.firstValue()));
            }
        }
        return preferences;
    }

    private static List<String> lines(List<String> normal, PreferHeader preferences) {
        List<String> lines = new ArrayList<>(normal);
        for (String name : List.of(PreferHeader.DYNAMIC, PreferHeader.WAIT)) {
            preferences.value(name).ifPresent(value -> lines.add(PreferHeader.format(name, value)));
        }
        return lines;
    }
}
