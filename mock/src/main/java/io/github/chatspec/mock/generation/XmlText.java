package io.github.chatspec.mock.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SchemaComposition;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.schema.SchemaChildren;
import io.github.chatspec.judge.schema.Schemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes values as XML, as the keyword {@code xml} of their schemas asks. */
final class XmlText {

    private static final List<Applicator> PARTS =
            List.of(Applicator.ALL_OF, Applicator.ANY_OF, Applicator.ONE_OF, Applicator.THEN, Applicator.ELSE);

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]*(:[A-Za-z_][A-Za-z0-9._-]*)?");

    /** The name of an element for which the contract has none. */
    private static final String ROOT = "root";

    private final Contract contract;
    private final SchemaComposition composition;
    private final SchemaChildren children;

    XmlText(Contract contract, Schemas schemas) {
        this.contract = contract;
        this.composition = new SchemaComposition(contract);
        this.children = new SchemaChildren(contract, schemas);
    }

    /**
     * Returns a value as XML.
     *
     * @param value the value
     * @param schema the JSON Pointer of its schema, if there is one
     * @return the document
     * @throws NotGeneratedException if a key cannot be the name of an element
     */
    String of(JsonNode value, Optional<String> schema) {
        List<String> declared = schema.map(List::of).orElse(List.of());
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        Element root = element(declared, named(declared));
        if (value.isArray()) {
            root.start(xml).append('>');
            items(value, declared, itemName(declared, root.name()), xml);
            root.end(xml);
        } else {
            append(value, declared, root, xml);
        }
        return xml.toString();
    }

    private record Element(String name, String namespace) {

        StringBuilder start(StringBuilder xml) {
            return xml.append('<').append(name).append(namespace);
        }

        void end(StringBuilder xml) {
            xml.append("</").append(name).append('>');
        }
    }

    private Element element(List<String> declared, String otherwise) {
        JsonNode xml = xml(declared);
        String prefix = xml.path("prefix").asText("");
        String local = xml.path("name").asText(otherwise);
        String name = prefix.isEmpty() ? local : prefix + ":" + local;
        if (!NAME.matcher(name).matches()) {
            throw new NotGeneratedException("The key " + name + " cannot be the name of an XML element.");
        }
        String namespace = xml.path("namespace").asText("");
        String attribute = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
        return new Element(name, namespace.isEmpty() ? "" : " " + attribute + "=\"" + escaped(namespace) + "\"");
    }

    private JsonNode xml(List<String> declared) {
        return parts(declared).stream()
                .map(part -> contract.at(part).path("xml"))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(contract.at("/none"));
    }

    private Set<String> parts(List<String> declared) {
        return composition.withReferences(declared, part -> composition.subschemas(part, PARTS));
    }

    /** Returns the name of the schema to which a reference leads. */
    private String named(List<String> declared) {
        return parts(declared).stream()
                .filter(part -> Pointers.parent(part).equals("/components/schemas"))
                .map(Pointers::last)
                .findFirst()
                .orElse(ROOT);
    }

    private String itemName(List<String> declared, String otherwise) {
        List<String> items = children.item(parts(declared), 0);
        String named = named(items);
        return element(items, named.equals(ROOT) ? otherwise : named).name();
    }

    private void append(JsonNode value, List<String> declared, Element element, StringBuilder xml) {
        element.start(xml);
        if (value.isNull()) {
            xml.append("/>");
            return;
        }
        Set<String> parts = parts(declared);
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            List<String> property = children.property(parts, entry.getKey());
            if (isAttribute(property)) {
                String name = element(property, entry.getKey()).name();
                xml.append(' ').append(name).append("=\"");
                xml.append(escaped(entry.getValue().asText())).append('"');
            }
        }
        xml.append('>').append(value.isValueNode() ? escaped(value.asText()) : "");
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            List<String> property = children.property(parts, entry.getKey());
            if (!isAttribute(property)) {
                property(entry.getKey(), entry.getValue(), property, xml);
            }
        }
        if (value.isArray()) {
            items(value, declared, element.name(), xml);
        }
        element.end(xml);
    }

    private boolean isAttribute(List<String> declared) {
        return xml(declared).path("attribute").asBoolean();
    }

    private void property(String key, JsonNode value, List<String> declared, StringBuilder xml) {
        Element element = element(declared, key);
        if (!value.isArray()) {
            append(value, declared, element, xml);
            return;
        }
        List<String> items = children.item(parts(declared), 0);
        boolean isWrapped = xml(declared).path("wrapped").asBoolean();
        if (isWrapped) {
            element.start(xml).append('>');
        }
        items(value, declared, element(items, isWrapped ? key : element.name()).name(), xml);
        if (isWrapped) {
            element.end(xml);
        }
    }

    private void items(JsonNode array, List<String> declared, String name, StringBuilder xml) {
        Set<String> parts = parts(declared);
        for (int i = 0; i < array.size(); i++) {
            List<String> item = children.item(parts, i);
            append(array.get(i), item, element(item, name), xml);
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean isAllowed = character >= 0x20 || character == '\t' || character == '\n';
                    escaped.appendCodePoint(isAllowed ? character : '\ufffd');
                }
            }
        });
        return escaped.toString();
    }
}
