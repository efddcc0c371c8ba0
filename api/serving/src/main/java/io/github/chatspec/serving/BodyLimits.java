package io.github.chatspec.serving;

import java.time.Duration;

/**
 * The limits for the bodies of requests.
 *
 * @param bytes the maximum size of a body in bytes, before and after decoding
 * @param time the maximum time between the header and the end of a body
 */
public record BodyLimits(int bytes, Duration time) {

    /** One mebibyte within ten seconds. */
    public static final BodyLimits DEFAULT = new BodyLimits(1 << 20, Duration.ofSeconds(10));
}
