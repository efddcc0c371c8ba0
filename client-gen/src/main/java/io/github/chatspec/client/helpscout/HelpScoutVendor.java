package io.github.chatspec.client.helpscout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.client.CallFailure;
import io.github.chatspec.client.ChatApiException;
import io.github.chatspec.client.VendorRefusal;
import io.github.chatspec.client.VendorRules;
import io.github.chatspec.client.helpscout.generated.Credentials;
import io.github.chatspec.client.helpscout.generated.Promises;
import io.github.chatspec.client.helpscout.model.Error;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What Help Scout does in its own way. */
final class HelpScoutVendor implements VendorRules {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "Help Scout";
    }

    @Override
    public void authorize(HttpRequest.Builder request, String token) {
        Credentials.bearer(request, token);
    }

    /** A gateway on the way to the vendor may answer anything. */
    @Override
    public VendorRefusal refusal(byte[] body) {
        try {
            JsonNode refusal = JSON.readTree(body);
            return new VendorRefusal(
                    OptionalInt.empty(),
                    Optional.ofNullable(
                            refusal.path(Error.JSON_PROPERTY_MESSAGE).textValue()),
                    Optional.ofNullable(
                            refusal.path(Error.JSON_PROPERTY_LOG_REF).textValue()));
        } catch (IOException e) {
            return VendorRefusal.SILENT;
        }
    }

    @Override
    public boolean refusesToken(int status, VendorRefusal refusal) {
        return status == HttpURLConnection.HTTP_UNAUTHORIZED;
    }

    @Override
    public Map<String, String> headersThatTell() {
        return Promises.headersThatTell();
    }

    @Override
    public ChatApiException exception(CallFailure failure) {
        return new HelpScoutException(failure);
    }
}
