package io.github.chatspec.client.engage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.client.CallFailure;
import io.github.chatspec.client.ChatApiException;
import io.github.chatspec.client.VendorRefusal;
import io.github.chatspec.client.VendorRules;
import io.github.chatspec.client.engage.generated.Credentials;
import io.github.chatspec.client.engage.generated.Promises;
import io.github.chatspec.client.engage.model.BadRequest;
import io.github.chatspec.client.engage.model.BadRequestCode;
import io.github.chatspec.client.engage.model.UnauthorizedCode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What Webex Engage does in its own way. */
final class EngageVendor implements VendorRules {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "Webex Engage";
    }

    @Override
    public void authorize(HttpRequest.Builder request, String token) {
        Credentials.accessToken(request, token);
    }

    /** All refusals have these fields; a gateway on the way to the vendor may answer anything. */
    @Override
    public VendorRefusal refusal(byte[] body) {
        try {
            JsonNode refusal = JSON.readTree(body);
            JsonNode code = refusal.path(BadRequest.JSON_PROPERTY_STATUS_CODE);
            return new VendorRefusal(
                    code.canConvertToInt() && code.isIntegralNumber()
                            ? OptionalInt.of(code.intValue())
                            : OptionalInt.empty(),
                    Optional.ofNullable(
                            refusal.path(BadRequest.JSON_PROPERTY_DESCRIPTION).textValue()),
                    Optional.empty());
        } catch (IOException e) {
            return VendorRefusal.SILENT;
        }
    }

    @Override
    public boolean refusesToken(int status, VendorRefusal refusal) {
        if (status == HttpURLConnection.HTTP_UNAUTHORIZED) {
            return true;
        }
        return refusal.code().isPresent()
                && (refusal.code().getAsInt() == UnauthorizedCode.EXPIRED_TOKEN.getValue()
                        || refusal.code().getAsInt() == BadRequestCode.INVALID_TOKEN.getValue());
    }

    @Override
    public Map<String, String> headersThatTell() {
        return Promises.headersThatTell();
    }

    @Override
    public ChatApiException exception(CallFailure failure) {
        return new EngageException(failure);
    }
}
