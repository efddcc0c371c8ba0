package io.github.chatspec.server.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Values of which a stranger must not find out by the time that an answer takes how much was guessed right. */
final class SecretValues {

    private final List<String> values;
    private final List<byte[]> hashes;

    SecretValues(List<String> values) {
        this.values = List.copyOf(values);
        this.hashes = values.stream().map(SecretValues::hash).toList();
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    int count() {
        return values.size();
    }

    String first() {
        return values.get(0);
    }

    /** Looks at all of them, also behind one that fits. */
    boolean has(String value) {
        byte[] hash = hash(value);
        boolean found = false;
        for (byte[] known : hashes) {
            found |= MessageDigest.isEqual(known, hash);
        }
        return found;
    }

    private static byte[] hash(String value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
