package io.github.chatspec.judge.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressFormatTest {

    private static final String LONG_LABEL = "a".repeat(63);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o'hara@shop.com",
                "a+b@shop.com",
                "a@shop.example",
                "a@mail.internal",
                "a@localhost",
                "a@shop.technology",
                "first.last@sub.shop.co.uk",
                "\"a b\"@shop.com",
                "\"a\\\"@b\"@shop.com",
                "a@[192.168.0.1]",
                "a@[IPv6:2001:db8::1]",
                "a@xn--4gbwdl.xn--wgbh1c",
            })
    void aMailboxOfRfc5321IsAccepted(String text) {
        assertThat(AddressFormat.EMAIL.matches(text)).isTrue();
        assertThat(AddressFormat.IDN_EMAIL.matches(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a..b@shop.com",
                ".a@shop.com",
                "a.@shop.com",
                "a@-shop.com",
                "a@shop-.com",
                "a@shop..com",
                "a@shop.com.",
                "a b@shop.com",
                "a@shop com",
                "a",
                "a@",
                "@shop.com",
                "a@b@shop.com",
                "a@shop.com\n",
                "a@[192.168.0.300]",
                "a@[192.168.0]",
                "a@[]",
                "a@[shop]",
                "A <a@shop.com>",
                "",
            })
    void anythingElseIsNot(String text) {
        assertThat(AddressFormat.EMAIL.matches(text)).isFalse();
        assertThat(AddressFormat.IDN_EMAIL.matches(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"j\u00fcrgen@shop.com", "a@gr\u00fcn.example", "\u5b9e\u4f8b@\u5b9e\u4f8b.com"})
    void otherCharactersAreForInternationalMailboxesOnly(String text) {
        assertThat(AddressFormat.EMAIL.matches(text)).isFalse();
        assertThat(AddressFormat.IDN_EMAIL.matches(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example",
                "localhost",
                "1.2.3.4",
                "a-b.c",
                "r3---sn-abc.example.com",
                "xn--4gbwdl.xn--wgbh1c"
            })
    void aHostNameIsAccepted(String text) {
        assertThat(AddressFormat.HOSTNAME.matches(text)).isTrue();
        assertThat(AddressFormat.HOSTNAME.matches(LONG_LABEL + "." + text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a..b",
                "-a",
                "a-",
                "a_b",
                "a b",
                "a.example.",
                "xn--X",
                "a.example\n",
                "gr\u00fcn.example"
            })
    void anythingElseIsNotAHostName(String text) {
        assertThat(AddressFormat.HOSTNAME.matches(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gr\u00fcn.example", "\u5b9e\u4f8b\u3002com", "shop.example"})
    void anInternationalHostNameMayHaveOtherCharacters(String text) {
        assertThat(AddressFormat.IDN_HOSTNAME.matches(text)).isTrue();
        assertThat(AddressFormat.IDN_HOSTNAME.matches(text + ".")).isFalse();
        assertThat(AddressFormat.IDN_HOSTNAME.matches("a.." + text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64})
    void aLabelAndANameHaveALimit(int length) {
        String label = "a".repeat(length);
        String name = LONG_LABEL + "." + LONG_LABEL + "." + LONG_LABEL + "." + "a".repeat(length - 2);

        assertThat(AddressFormat.HOSTNAME.matches(label)).isEqualTo(length == 63);
        assertThat(AddressFormat.HOSTNAME.matches(name)).isEqualTo(name.length() <= 253);
        assertThat(name.length()).isEqualTo(192 + length - 2);
    }
}
