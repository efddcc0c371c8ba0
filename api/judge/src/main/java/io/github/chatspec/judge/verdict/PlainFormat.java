package io.github.chatspec.judge.verdict;

import io.github.chatspec.judge.keyword.ContainedText;
import io.github.chatspec.judge.keyword.SuffixPattern;
import io.github.chatspec.judge.keyword.TextFormat;
import java.util.List;
import java.util.function.Predicate;

/** Recognizes ASCII texts without escapes, in their bytes, that meet a format of strings. */
interface PlainFormat {

    /** Recognizes no text. */
    PlainFormat UNKNOWN = new PlainFormat() {
        @Override
        public boolean isMet(byte[] bytes, int from, int to) {
            return false;
        }
    };

    /**
     * Checks a text.
     *
     * @param bytes the bytes, of which one that is not part of the text follows it
     * @param from the index of the first character
     * @param to the index after the last one
     * @return true only if the format accepts the text; false if that is unknown
     */
    boolean isMet(byte[] bytes, int from, int to);

    /** Returns what is recognized of a format. */
    static PlainFormat of(Predicate<String> format) {
        if (format instanceof SuffixPattern pattern) {
            return new Endings(pattern.endings());
        }
        if (format instanceof ContainedText text) {
            return new Part(text.part());
        }
        return format instanceof TextFormat known ? Usual.of(known) : UNKNOWN;
    }

    /** The usual spellings of formats. */
    enum Usual implements PlainFormat {
        /** A date-time. */
        DATE_TIME {
            @Override
            public boolean isMet(byte[] bytes, int from, int to) {
                return ByteFormats.isDateTime(bytes, from, to);
            }
        },

        /** A web address. */
        ADDRESS {
            @Override
            public boolean isMet(byte[] bytes, int from, int to) {
                return ByteFormats.isWebAddress(bytes, from, to);
            }
        },

        /** A web address or a path. */
        REFERENCE {
            @Override
            public boolean isMet(byte[] bytes, int from, int to) {
                return ByteFormats.isPath(bytes, from, to) || ByteFormats.isWebAddress(bytes, from, to);
            }
        };

        private static Usual of(TextFormat format) {
            return switch (format) {
                case DATE_TIME -> DATE_TIME;
                case ADDRESS -> ADDRESS;
                case REFERENCE -> REFERENCE;
            };
        }
    }

    /** Texts that contain another one. */
    final class Part implements PlainFormat {

        private final ByteKey part;
        private final byte first;

        private Part(String text) {
            part = new ByteKey(text);
            first = (byte) text.charAt(0);
        }

        @Override
        public boolean isMet(byte[] bytes, int from, int to) {
            int at = JsonBytes.indexOf(bytes, from, to, first);
            while (at >= 0 && at + part.length() <= to) {
                if (part.matches(bytes, at, at + part.length())) {
                    return true;
                }
                at = JsonBytes.indexOf(bytes, at + 1, to, first);
            }
            return false;
        }
    }

    /** Texts that end with one of several others. */
    final class Endings implements PlainFormat {

        private final ByteKey[] endings;

        private Endings(List<String> texts) {
            endings = new ByteKey[texts.size()];
            for (int i = 0; i < endings.length; i++) {
                endings[i] = new ByteKey(texts.get(i));
            }
        }

        @Override
        public boolean isMet(byte[] bytes, int from, int to) {
            for (ByteKey ending : endings) {
                if (ending.length() <= to - from && ending.matches(bytes, to - ending.length(), to)) {
                    return true;
                }
            }
            return false;
        }
    }
}
