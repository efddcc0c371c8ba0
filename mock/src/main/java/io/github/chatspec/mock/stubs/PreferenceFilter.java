package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;

/** Writes what a request prefers in the one way that the stubs read, since each stub sees a header line at a time. */
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
                .map(written -> RequestFilterAction.continueWith(RequestWrapper.create()
                        .transformHeader(PreferHeader.HEADER, lines -> lines(written, preferences))
                        .wrap(request)))
                .orElse(RequestFilterAction.continueWith(request));
    }

    private static List<String> lines(String written, PreferHeader preferences) {
        return preferences
                .value(PreferHeader.WAIT)
                .map(wait -> List.of(written, PreferHeader.written(PreferHeader.WAIT, wait)))
                .orElse(List.of(written));
    }
}
