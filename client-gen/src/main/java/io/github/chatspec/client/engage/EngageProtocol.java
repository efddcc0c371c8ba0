package io.github.chatspec.client.engage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.client.CallFailure;
import io.github.chatspec.client.ChatApiException;
import io.github.chatspec.client.VendorError;
import io.github.chatspec.client.VendorProtocol;
import io.github.chatspec.client.engage.generated.ServerConfiguration;
import io.github.chatspec.client.engage.model.BadRequest;
import io.github.chatspec.client.engage.model.BadRequestCode;
import io.github.chatspec.client.engage.model.UnauthorizedCode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The protocol of Webex Engage. */
final class EngageProtocol implements VendorProtocol {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "Webex Engage";
    }

    @Override
    public void authorize(HttpRequest.Builder request, String token) {
        ServerConfiguration.accessToken(request, token);
    }

    /** Reads the fields that all refusals have; a gateway before the vendor may send any other body. */
    @Override
    public VendorError error(byte[] body) {
        try {
            JsonNode error = JSON.readTree(body);
            JsonNode code = error.path(BadRequest.JSON_PROPERTY_STATUS_CODE);
            return new VendorError(
                    code.canConvertToInt() && code.isIntegralNumber()
                            ? OptionalInt.of(code.intValue())
                            : OptionalInt.empty(),
                    Optional.ofNullable(
                            error.path(BadRequest.JSON_PROPERTY_DESCRIPTION).textValue()),
                    Optional.empty());
        } catch (IOException e) {
            return VendorError.NONE;
        }
    }

    @Override
    public boolean refusesToken(int status, VendorError error) {
        if (status == HttpURLConnection.HTTP_UNAUTHORIZED) {
            return true;
        }
        return error.code().isPresent()
                && (error.code().getAsInt() == UnauthorizedCode.EXPIRED_TOKEN.getValue()
                        || error.code().getAsInt() == BadRequestCode.INVALID_TOKEN.getValue());
    }

    @Override
    public Map<String, String> headerMeanings() {
        return ServerConfiguration.headersThatTell();
    }

    @Override
    public ChatApiException exception(CallFailure failure) {
        return new EngageException(failure);
    }
}
