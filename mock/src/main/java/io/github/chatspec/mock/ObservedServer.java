package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.RequestListener;
import io.github.chatspec.mock.fast.FastPath;

/** A WireMock server that closes the fast path when a listener must receive every request. */
final class ObservedServer extends WireMockServer {

    private final FastPath fastPath;

    ObservedServer(Options options, FastPath fastPath) {
        super(options);
        this.fastPath = fastPath;
    }

    @Override
    public void addMockServiceRequestListener(RequestListener listener) {
        fastPath.close();
        super.addMockServiceRequestListener(listener);
    }

    @Override
    public void enableRecordMappings(FileSource mappings, FileSource files) {
        fastPath.close();
        super.enableRecordMappings(mappings, files);
    }
}
