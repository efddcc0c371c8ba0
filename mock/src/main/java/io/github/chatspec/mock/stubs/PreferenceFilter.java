package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.ArrayList;
import java.util.List;

/** Normalizes the preferences of a request, since a stub matches one header line at a time. */
public final class PreferenceFilter implements StubRequestFilterV2 {

    @Override
    public String getName() {
        return "chatspec-preferences";
    }

    @Override
    public RequestFilterAction filter(Request request, ServeEvent event) {
        if (!request.containsHeader(PreferHeader.HEADER)) {
            return RequestFilterAction.continueWith(request);
        }
        PreferHeader preferences =
                PreferHeader.of(request.header(PreferHeader.HEADER).values());
        return preferences
                .forStubs()
                .map(normal -> RequestFilterAction.continueWith(RequestWrapper.create()
                        .transformHeader(PreferHeader.HEADER, lines -> lines(normal, preferences))
                        .wrap(request)))
                .orElse(RequestFilterAction.continueWith(request));
    }

    private static List<String> lines(String normal, PreferHeader preferences) {
        List<String> lines = new ArrayList<>(List.of(normal));
        for (String name : List.of(PreferHeader.DYNAMIC, PreferHeader.WAIT)) {
            preferences.value(name).ifPresent(value -> lines.add(PreferHeader.format(name, value)));
        }
        return lines;
    }
}
