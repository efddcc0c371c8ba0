package io.github.chatspec.client.helpscout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.client.CallFailure;
import io.github.chatspec.client.ChatApiException;
import io.github.chatspec.client.VendorError;
import io.github.chatspec.client.VendorProtocol;
import io.github.chatspec.client.helpscout.generated.ServerConfiguration;
import io.github.chatspec.client.helpscout.model.Error;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The protocol of Help Scout. */
final class HelpScoutProtocol implements VendorProtocol {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "Help Scout";
    }

    @Override
    public void authorize(HttpRequest.Builder request, String token) {
        ServerConfiguration.bearer(request, token);
    }

    /** Reads the fields of a refusal; a gateway before the vendor may send any other body. */
    @Override
    public VendorError error(byte[] body) {
        try {
            JsonNode error = JSON.readTree(body);
            return new VendorError(
                    OptionalInt.empty(),
                    Optional.ofNullable(error.path(Error.JSON_PROPERTY_MESSAGE).textValue()),
                    Optional.ofNullable(error.path(Error.JSON_PROPERTY_LOG_REF).textValue()));
        } catch (IOException e) {
            return VendorError.NONE;
        }
    }

    @Override
    public boolean refusesToken(int status, VendorError error) {
        return status == HttpURLConnection.HTTP_UNAUTHORIZED;
    }

    @Override
    public Map<String, String> headerMeanings() {
        return ServerConfiguration.headersThatTell();
    }

    @Override
    public ChatApiException exception(CallFailure failure) {
        return new HelpScoutException(failure);
    }
}
