package io.github.chatspec.judge.keyword;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import com.networknt.schema.format.IPv6Format;
import com.networknt.schema.format.IdnHostnameFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A format of host names or mail addresses. It replaces that of networknt, which knows only some top-level domains in mail
 * addresses, and no limit to the length of a host name.
 */
enum AddressFormat implements Format {
    /** RFC 1123, section 2.1, with the internationalized labels of RFC 5890. */
    HOSTNAME("hostname") {
        @Override
        boolean matches(String text) {
            return isHost(text);
        }
    },

    /** RFC 5890, with other characters than those of ASCII. */
    IDN_HOSTNAME("idn-hostname") {
        @Override
        boolean matches(String text) {
            return isInternationalHost(text);
        }
    },

    /** RFC 5321, section 4.1.2: a mailbox. */
    EMAIL("email") {
        @Override
        boolean matches(String text) {
            Matcher mailbox = MAILBOX.matcher(text);
            return mailbox.matches() && isDomain(mailbox.group("domain"));
        }
    },

    /** RFC 6531, section 3.3: a mailbox with other characters than those of ASCII. */
    IDN_EMAIL("idn-email") {
        @Override
        boolean matches(String text) {
            Matcher mailbox = INTERNATIONAL_MAILBOX.matcher(text);
            return mailbox.matches()
                    && (isDomain(mailbox.group("domain")) || isInternationalHost(mailbox.group("domain")));
        }
    };

    private static final int MAX_LENGTH = 253;
    private static final String LABEL = "[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?";
    private static final Pattern HOST = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*+");
    private static final Pattern LABEL_END = Pattern.compile("[.\\u3002\\uff0e\\uff61]");
    private static final Pattern MAILBOX = mailbox("");
    private static final Pattern INTERNATIONAL_MAILBOX = mailbox("\\x{80}-\\x{10ffff}");
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final String IPV6_TAG = "ipv6:";
    private static final IdnHostnameFormat INTERNATIONAL = new IdnHostnameFormat();

    private final String name;

    AddressFormat(String name) {
        this.name = name;
    }

    abstract boolean matches(String text);

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean matches(ExecutionContext context, String text) {
        return matches(text);
    }

    private static Pattern mailbox(String others) {
        String atom = "[0-9A-Za-z!#$%&'*+/=?^_`{|}~" + others + "-]++";
        String quoted = "\"(?:[ !#-\\[\\]-~" + others + "]|\\\\[ -~])*+\"";
        return Pattern.compile("(?:" + atom + "(?:\\." + atom + ")*+|" + quoted + ")@(?<domain>.+)");
    }

    private static boolean isHost(String text) {
        if (text.length() > MAX_LENGTH || !HOST.matcher(text).matches()) {
            return false;
        }
        for (String label : text.split("\\.", -1)) {
            if (label.toLowerCase(Locale.ROOT).startsWith("xn--") && !INTERNATIONAL.matches(null, label)) {
                return false;
            }
        }
        return true;
    }

    /** Adds that no label is empty, which networknt does not check. */
    private static boolean isInternationalHost(String text) {
        return Stream.of(LABEL_END.split(text, -1)).noneMatch(String::isEmpty) && INTERNATIONAL.matches(null, text);
    }

    /** Returns whether a text is a host name, or an IP address in brackets. */
    private static boolean isDomain(String text) {
        if (!text.startsWith("[") || !text.endsWith("]")) {
            return isHost(text);
        }
        String address = text.substring(1, text.length() - 1);
        return address.toLowerCase(Locale.ROOT).startsWith(IPV6_TAG)
                ? new IPv6Format().matches(null, address.substring(IPV6_TAG.length()))
                : IPV4.matcher(address).matches();
    }
}
