package io.github.chatspec.redact;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the dates of a body that belong to a person, unlike those at which something happened. */
final class PersonalDates {

    private static final Set<String> BIRTH = Set.of(
            "birth",
            "birthday",
            "birthdate",
            "born",
            "dob",
            "geburtsdatum",
            "geburtstag",
            "naissance",
            "nacimiento",
            "nascimento",
            "nascita",
            "geboortedatum");

    private static final Set<String> NAMES = Set.of(
            "surname",
            "forename",
            "firstname",
            "lastname",
            "givenname",
            "familyname",
            "fullname",
            "middlename",
            "maidenname",
            "displayname",
            "nickname",
            "vorname",
            "nachname",
            "prenom",
            "nombre",
            "apellido",
            "apellidos",
            "cognome",
            "sobrenome",
            "achternaam",
            "voornaam");

    /** The words before "name" that make it the name of a thing. */
    private static final Set<String> THINGS = Set.of(
            "api",
            "app",
            "brand",
            "class",
            "column",
            "company",
            "domain",
            "event",
            "field",
            "file",
            "folder",
            "host",
            "key",
            "path",
            "product",
            "schema",
            "server",
            "table",
            "tag",
            "template",
            "type",
            "variable");

    private static final Pattern WORD_END = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+");

    private final byte[] body;
    private JsonNode tree;

    /**
     * Creates the search.
     *
     * @param body a body, which is only read if it has dates
     */
    PersonalDates(byte[] body) {
        this.body = body;
    }

    /**
     * Returns whether the date at a pointer belongs to a person.
     *
     * @param date whether it is a date without a time, which may be one of a person's life
     */
    boolean has(String pointer, boolean date) {
        String value = pointer;
        while (Pointers.isIndex(Pointers.last(value))) {
            value = Pointers.parent(value);
        }
        if (value.isEmpty()) {
            return false;
        }
        String parent = Pointers.parent(value);
        return isBirth(Pointers.last(value))
                || (!parent.isEmpty() && isBirth(Pointers.last(parent)))
                || (date && isPerson(tree().at(parent)));
    }

    /** Returns whether a key names the date of a birth. */
    static boolean isBirth(String key) {
        return words(key).anyMatch(BIRTH::contains);
    }

    private static boolean isPerson(JsonNode object) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getValue().isTextual() && isName(field.getKey())) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a key names the name of a person. */
    static boolean isName(String key) {
        List<String> words = words(key).toList();
        int last = words.size() - 1;
        return words.stream().anyMatch(NAMES::contains)
                || (last >= 0
                        && words.get(last).equals("name")
                        && (last == 0 || !THINGS.contains(words.get(last - 1))));
    }

    private static Stream<String> words(String key) {
        return Stream.of(WORD_END.split(key, -1)).map(word -> word.toLowerCase(Locale.ROOT));
    }

    private JsonNode tree() {
        if (tree == null) {
            try {
                tree = LocatedJson.readJson(body).tree();
            } catch (JsonSyntaxException e) {
                throw new IllegalStateException("A body with places is JSON.", e);
            }
        }
        return tree;
    }
}
