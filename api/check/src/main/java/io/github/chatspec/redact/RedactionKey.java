package io.github.chatspec.redact;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret key for replacing values. With the key, a guessed value can be confirmed; without it, only by other means,
 * such as how often a value occurs.
 */
public final class RedactionKey {

    /** The minimum length of a key, in bytes. */
    public static final int SHORTEST = 16;

    private static final String ALGORITHM = "HmacSHA256";

    /** Cloned for each use, since looking up the algorithm costs more than using it. */
    private final Mac prototype;

    private RedactionKey(byte[] bytes) {
        try {
            prototype = Mac.getInstance(ALGORITHM);
            prototype.init(new SecretKeySpec(bytes, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM + ".", e);
        }
    }

    /**
     * Creates a key.
     *
     * @param bytes any bytes, which are copied
     * @return the key
     * @throws IllegalArgumentException if there are fewer than {@value #SHORTEST} bytes
     */
    public static RedactionKey of(byte[] bytes) {
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException("A key has at least " + SHORTEST + " bytes.");
        }
        return new RedactionKey(bytes);
    }

    /** Returns numbers from 0 to 65535 that depend only on the key and the text. */
    int[] numbers(String text, int count) {
        int[] numbers = new int[count];
        Mac mac = mac();
        // UTF-16 preserves lone surrogates, which UTF-8 cannot encode.
        byte[] seed = mac.doFinal(text.getBytes(StandardCharsets.UTF_16BE));
        byte[] block = {};
        for (int i = 0; i < count; i++) {
            int at = 2 * i % mac.getMacLength();
            if (at == 0) {
                mac.update(seed);
                block = mac.doFinal(String.valueOf(i).getBytes(StandardCharsets.UTF_8));
            }
            numbers[i] = (block[at] & 0xff) << 8 | (block[at + 1] & 0xff);
        }
        return numbers;
    }

    private Mac mac() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The platform's own " + ALGORITHM + " can be copied.", e);
        }
    }
}
