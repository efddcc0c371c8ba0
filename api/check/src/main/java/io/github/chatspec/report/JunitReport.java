package io.github.chatspec.report;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.text.PlainText;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The findings as test results in JUnit's XML, as Jenkins and GitLab show them: one suite per input, one case per
 * operation and status.
 *
 * <p>A suite is written when its input ends, so that no more than one is held.
 */
public final class JunitReport implements Report {

    private final XMLStreamWriter xml;
    private final Writer out;
    private final FailurePolicy policy;
    private final String noun;
    private final Map<Key, Group> groups = new LinkedHashMap<>();
    private String input;
    private long failing;

    /**
     * Begins a report.
     *
     * @param out where it goes, in UTF-8; it is flushed at the end, and not closed
     * @param policy which findings make a case fail
     * @throws IOException if the report cannot be written
     */
    public JunitReport(Writer out, FailurePolicy policy) throws IOException {
        this(out, policy, ReportFormat.Frame.EXCHANGE);
    }

    JunitReport(Writer out, FailurePolicy policy, String noun) throws IOException {
        this.noun = noun;
        this.out = out;
        this.policy = policy;
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "chatspec");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** What makes one case of exchanges. */
    private record Key(Optional<String> operation, int status) {

        /** Jenkins sorts cases by the dots of this name, as if it were that of a class in a package. */
        String className(String noun) {
            return operation.map(id -> id.replaceFirst("/", ".")).orElse(ReportFormat.Frame.withoutOperation(noun));
        }

        /** Returns a name without counts, since build servers track a case by its name. */
        String name(String noun) {
            boolean isExchange = noun.equals(ReportFormat.Frame.EXCHANGE);
            String shown = status == 0 ? isExchange ? " without a status" : "" : " " + status;
            return operation.orElse(ReportFormat.Frame.withoutOperation(noun)) + shown;
        }
    }

    /** The exchanges of one case, and what was found in them. */
    private static final class Group {

        private final List<String> failures = new ArrayList<>();
        private final List<String> asides = new ArrayList<>();
        private final Set<String> rules = new TreeSet<>();
        private Level heaviest = Level.NOTE;
        private long exchanges;
        private JudgedExchange.Source last;
    }

    @Override
    public boolean needsCleanExchanges() {
        return false;
    }

    @Override
    public void add(JudgedExchange judged) throws IOException {
        begin(judged.input());
        // An exchange is added whole or not at all.
        List<String> lines =
                judged.findings().stream().map(finding -> line(judged, finding)).toList();
        Group group = group(judged.operation(), judged.status());
        // An exchange on which another report failed is added again.
        group.exchanges += judged.source().equals(group.last) ? 0 : 1;
        group.last = judged.source();
        for (int i = 0; i < lines.size(); i++) {
            Finding finding = judged.findings().get(i);
            String line = lines.get(i);
            if (policy.fails(finding)) {
                failing += policy.weight(finding);
                group.failures.add(line);
                group.rules.add(finding.rule());
                group.heaviest = finding.level().isAtLeast(group.heaviest) ? finding.level() : group.heaviest;
            } else {
                group.asides.add(line);
            }
        }
    }

    @Override
    public void addClean(CleanCount clean) throws IOException {
        begin(clean.input());
        group(clean.operation(), clean.status()).exchanges += clean.exchanges();
    }

    private void begin(String next) throws IOException {
        if (!next.equals(input)) {
            endSuite();
            input = next;
        }
    }

    private Group group(Optional<String> operation, int status) {
        return groups.computeIfAbsent(new Key(operation, status), key -> new Group());
    }

    @Override
    public void end(Summary summary) throws IOException {
        endSuite();
        try {
            if (summary.withheld() > 0) {
                writeWithheld(summary);
            }
            if (summary.otherHosts().exchanges() > 0) {
                writeOtherHosts(summary.otherHosts());
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        out.flush();
    }

    private static String line(JudgedExchange judged, Finding finding) {
        String pointer = finding.pointer()
                .map(place -> place.isEmpty() ? " (the whole body)" : " " + place)
                .orElse("");
        String contract = finding.contract().map(place -> " (" + place + ")").orElse("");
        return PlainText.line(judged.input() + ":" + judged.line(finding) + " entry " + judged.entry() + ": "
                + finding.level() + " " + finding.rule() + pointer + ": " + finding.message() + contract);
    }

    private void endSuite() throws IOException {
        if (groups.isEmpty()) {
            return;
        }
        try {
            startSuite(
                    input,
                    groups.size(),
                    groups.values().stream()
                            .filter(group -> !group.failures.isEmpty())
                            .count(),
                    0);
            for (Map.Entry<Key, Group> entry : groups.entrySet()) {
                Group group = entry.getValue();
                startCase(entry.getKey().className(noun), entry.getKey().name(noun));
                if (!group.failures.isEmpty()) {
                    writeFailure(
                            Plural.of(group.failures.size(), "finding") + " in "
                                    + Plural.of(group.exchanges, noun) + ": "
                                    + String.join(", ", group.rules),
                            group.heaviest,
                            group.failures);
                }
                if (!group.asides.isEmpty()) {
                    indent(3);
                    xml.writeStartElement("system-out");
                    writeLines(group.asides);
                }
                endCase();
            }
            endSuiteElement();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        groups.clear();
    }

    /** Adds the findings that were not kept, so that a failed run does not look as if it passed. */
    private void writeWithheld(Summary summary) throws XMLStreamException {
        long heavy = policy.weight(summary) - failing;
        startSuite("findings that were not kept", 1, heavy > 0 ? 1 : 0, 0);
        startCase("chatspec", "findings that were not kept");
        List<String> sentence = List.of(Plural.withheld(summary.withheld()));
        if (heavy > 0) {
            writeFailure(Plural.of(heavy, "finding"), policy.level(), sentence);
        } else {
            indent(3);
            xml.writeStartElement("system-out");
            writeLines(sentence);
        }
        endCase();
        endSuiteElement();
    }

    /** Adds a skipped case for the exchanges that were not judged. */
    private void writeOtherHosts(OtherHosts others) throws XMLStreamException {
        startSuite("exchanges with other hosts", 1, 0, 1);
        startCase("chatspec", "exchanges with other hosts");
        indent(3);
        xml.writeStartElement("skipped");
        xml.writeAttribute("message", PlainText.line(String.join(" ", others.sentences())));
        xml.writeEndElement();
        endCase();
        endSuiteElement();
    }

    private void startSuite(String name, long tests, long failures, long skipped) throws XMLStreamException {
        indent(1);
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", PlainText.line(name));
        xml.writeAttribute("tests", String.valueOf(tests));
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", String.valueOf(skipped));
    }

    private void endSuiteElement() throws XMLStreamException {
        indent(1);
        xml.writeEndElement();
    }

    private void startCase(String className, String name) throws XMLStreamException {
        indent(2);
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", PlainText.line(className));
        xml.writeAttribute("name", PlainText.line(name));
    }

    private void endCase() throws XMLStreamException {
        indent(2);
        xml.writeEndElement();
    }

    private void writeFailure(String message, Level type, List<String> lines) throws XMLStreamException {
        indent(3);
        xml.writeStartElement("failure");
        xml.writeAttribute("message", PlainText.line(message));
        xml.writeAttribute("type", type.toString());
        writeLines(lines);
    }

    /** Fills the element that is open with lines, and closes it. */
    private void writeLines(List<String> lines) throws XMLStreamException {
        xml.writeCharacters(String.join("\n", lines));
        xml.writeEndElement();
    }

    private void indent(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
