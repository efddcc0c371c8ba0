package io.github.chatspec.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymsTest {

    private final Pseudonyms pseudonyms = under("a key for the tests");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Anna-Lena O'Neil | [A-Z][a-z]{3}-[A-Z][a-z]{3} [A-Z]'[A-Z][a-z]{3}",
                "ken@obiwan.com | [a-z]{3}@[a-z]{6}\\.[a-z]{3}",
                "+49 170 0012003 | \\+[1-9]{2} [1-9]{2}0 00[1-9]{2}00[1-9]",
                "CSRCJ17FWP50IOZ9 | [A-Z]{5}[1-9]{2}[A-Z]{3}[1-9]0[A-Z]{3}[1-9]",
                "100%25zz %1g | [1-9]00%[1-9]{2}[a-z]{2} %[1-9][g-z]",
                "http://okuneva.info/a%20b?c=d | http://[a-z]{7}\\.[a-z]{4}/[a-z]%20[a-z]\\?[a-z]=[a-z]",
                "/chats/12 | /[a-z]{5}/[1-9]{2}",
                "-12.50 | -[1-9]{2}\\.[1-9]0",
                "1.25e308 | [1-9]\\.[1-9]{2}e308",
                "1e98765 | [1-9]e9[1-9]{4}",
                "2147483647 | 1[0-9]{9}",
                "9999999999 | [3-9][1-9]{9}",
                "9223372036854775807 | [1-8][0-9]{18}",
                "9300000000000000001 | 9[3-9]0{16}[1-9]"
            })
    void theShapeStays(String value, String shape) {
        assertThat(pseudonyms.of(value)).matches(shape).isNotEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ärger ÉTÉ größer", "Привет, Анна", "שלום", "你好，世界", "हिन्दी", "٣٤٥", "🐤 und ☎", "𠀀𐐀", "№ ½ ²"
            })
    void whatIsBeyondAsciiTakesAsManyBytesAndIsReplaced(String value) {
        String other = pseudonyms.of(value);

        assertThat(other).isNotEqualTo(value).hasSameSizeAs(value);
        assertThat(other.getBytes(StandardCharsets.UTF_8)).hasSameSizeAs(value.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void equalValuesAreEqualUnderOneKeyAndDifferUnderAnother() {
        Pseudonyms others = under("another key for the tests");
        for (String value : new String[] {"anna", "ken@obiwan.com", "A long text of which nobody knows anything."}) {
            assertThat(pseudonyms.of(value))
                    .isEqualTo(under("a key for the tests").of(value));
            assertThat(pseudonyms.of(value)).isNotEqualTo(others.of(value));
        }
    }

    @Test
    void shortValuesThatDifferStayDifferent() {
        Set<String> numbers = new HashSet<>();
        IntStream.range(0, 10_000).forEach(i -> numbers.add(pseudonyms.of(String.valueOf(i))));

        assertThat(numbers).hasSize(10_000);
        assertThat(numbers).allMatch(number -> number.matches("0|[1-9][0-9]{0,3}"));
    }

    @Test
    void oneKnownPairDoesNotRevealTheOtherCharacters() {
        for (String shape : new String[] {"%s", "id-%s", "%s0", "00%s"}) {
            String letters = "abcdefghijklmnopqrstuvwxyz";
            Set<Integer> shifts = new HashSet<>();
            Set<String> replacements = new HashSet<>();
            letters.chars().forEach(letter -> {
                String replacement = pseudonyms.of(String.format(shape, (char) letter));
                replacements.add(replacement);
                int at = shape.indexOf('%');
                shifts.add(Math.floorMod(replacement.charAt(at) - letter, letters.length()));
            });

            assertThat(replacements).as(shape).hasSize(letters.length());
            assertThat(shifts).as(shape).hasSizeGreaterThan(8);
        }
    }

    @Test
    void valuesOfTwoCharactersStayDifferentAndEachDependsOnBoth() {
        Set<String> replacements = new HashSet<>();
        Set<Character> first = new HashSet<>();
        for (char second = 'a'; second <= 'z'; second++) {
            first.add(pseudonyms.of("a" + second).charAt(0));
            for (char letter = 'a'; letter <= 'z'; letter++) {
                replacements.add(pseudonyms.of("" + letter + second));
            }
        }

        assertThat(replacements).hasSize(26 * 26);
        assertThat(first).hasSizeGreaterThan(5);
    }

    @Test
    void anIdIsTheSameByItselfInALinkAndInAPath() {
        String id = pseudonyms.of("5a0da3c3-4882-3352-8db9-8fc47e14111f");

        assertThat(UUID.fromString(id).version()).isEqualTo(3);
        assertThat(pseudonyms.of("https://x.example/chats/5a0da3c3-4882-3352-8db9-8fc47e14111f?a=b"))
                .contains("/" + id + "?");
        assertThat(pseudonyms.of("/chats/5a0da3c3-4882-3352-8db9-8fc47e14111f")).endsWith("/" + id);
    }

    @Test
    void anAddressStaysAnAddressAndOtherTextsDoNotBecomeOne() {
        for (int i = 0; i < 200; i++) {
            String name = "n" + i;
            assertThat(URI.create(pseudonyms.of("https://" + name + ".example/%41" + name + "?q=%C3%BC#f")))
                    .hasScheme("https");
            assertThatThrownBy(() -> URI.create(pseudonyms.of("https://x.example/%" + "zq" + name)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aMaskHoldsNothingButTheShape() {
        assertThat(Pseudonyms.masked("Anna é 49, ok: <b>")).isEqualTo("Xxxx а 00, xx: <x>");
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> RedactionKey.of(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }

    private static Pseudonyms under(String key) {
        return new Pseudonyms(RedactionKey.of(key.getBytes(StandardCharsets.UTF_8)), Map.of());
    }
}
