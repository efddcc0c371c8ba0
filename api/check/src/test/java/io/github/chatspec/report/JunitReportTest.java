package io.github.chatspec.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.text.PlainText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class JunitReportTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Writer writer = new OutputStreamWriter(out, UTF_8);

    @Test
    void anInputIsASuiteAndAnOperationWithAStatusIsACase() throws Exception {
        Finding other = Runs.inOperation(Runs.OPERATION, 404, Runs.finding(Level.ERROR));
        Document document = document(
                Level.ERROR,
                Runs.judged("a.har", 1),
                Runs.judged("a.har", 2, other),
                Runs.judged("a.har", 3),
                Runs.judged("b.har", 1, Runs.bare(Level.NOTE)));

        List<Element> suites = elements(document, "testsuite");
        assertThat(suites).extracting(suite -> suite.getAttribute("name")).containsExactly("a.har", "b.har");
        assertThat(suites).extracting(suite -> suite.getAttribute("tests")).containsExactly("2", "1");
        assertThat(suites).extracting(suite -> suite.getAttribute("failures")).containsExactly("1", "0");
        assertThat(elements(document, "testcase"))
                .extracting(one -> one.getAttribute("name"))
                .containsExactly("things/getThing 200", "things/getThing 404", "unknown operation without a status");
        assertThat(elements(document, "testcase"))
                .extracting(one -> one.getAttribute("classname"))
                .containsExactly("things.getThing", "things.getThing", "unknown operation");
    }

    @Test
    void aFailureListsFindingsOfTheLevelAndCountsTheOthers() throws Exception {
        Document document = document(
                Level.WARNING,
                Runs.judged(
                        "a.har",
                        1,
                        Runs.finding(Level.WARNING),
                        Runs.finding(Level.ERROR, "type", "/id", "It is odd."),
                        Runs.finding(Level.NOTE, "reading", "/key", "It is noted.")),
                Runs.judged("a.har", 2, Runs.finding(Level.WARNING)));

        Element failure = elements(document, "failure").get(0);
        assertThat(failure.getAttribute("message")).isEqualTo("3 findings in 2 exchanges: enum, type");
        assertThat(failure.getAttribute("type")).isEqualTo("error");
        assertThat(failure.getTextContent().lines())
                .containsExactly(
                        "a.har:11 entry 1: warning enum /things/0/type: It is wrong. (things/openapi.yaml:12)",
                        "a.har:11 entry 1: error type /id: It is odd. (things/openapi.yaml:12)",
                        "a.har:12 entry 2: warning enum /things/0/type: It is wrong. (things/openapi.yaml:12)");
        assertThat(elements(document, "system-out"))
                .singleElement()
                .extracting(Element::getTextContent)
                .isEqualTo("a.har:11 entry 1: note reading /key: It is noted. (things/openapi.yaml:12)");
    }

    @Test
    void aFindingAboutTheWholeBodySaysSo() throws Exception {
        Document document =
                document(Level.ERROR, Runs.judged("a", 1, Runs.finding(Level.ERROR, "type", "", "It is no object.")));

        assertThat(elements(document, "failure").get(0).getTextContent())
                .isEqualTo("a:11 entry 1: error type (the whole body): It is no object. (things/openapi.yaml:12)");
    }

    @Test
    void findingsBelowTheLevelFailNoCase() throws Exception {
        Document document = document(Level.ERROR, Runs.judged("a", 1, Runs.finding(Level.WARNING)));

        assertThat(elements(document, "failure")).isEmpty();
        assertThat(elements(document, "system-out")).hasSize(1);
    }

    @Test
    void aRunWithoutExchangesHasNoSuites() throws Exception {
        assertThat(elements(document(Level.ERROR), "*"))
                .extracting(Element::getTagName)
                .containsExactly("testsuites");
    }

    @Test
    void withheldFindingsOfTheLevelFailASeparateCase() throws Exception {
        JunitReport report = new JunitReport(writer, new FailurePolicy(Level.ERROR, false));
        Summary.Builder summary =
                Runs.summary(report, Runs.judged("a", 1, Runs.finding(Level.ERROR)), Runs.judged("a", 2));
        summary.count(Runs.finding(Level.ERROR), false);
        summary.count(Runs.finding(Level.NOTE), false);
        report.end(summary.build());

        Document document = parsed();
        assertThat(elements(document, "testsuite"))
                .extracting(suite -> suite.getAttribute("failures"))
                .containsExactly("1", "1");
        assertThat(elements(document, "failure").get(1).getAttribute("message")).isEqualTo("1 finding");
        assertThat(elements(document, "failure").get(1).getTextContent())
                .isEqualTo("2 findings were counted and not kept.");
    }

    @Test
    void exchangesWithOtherHostsAreASkippedCase() throws Exception {
        JunitReport report = new JunitReport(writer, new FailurePolicy(Level.ERROR, false));
        Summary.Builder summary = Runs.summary(report, Runs.judged("a", 1));
        Runs.countOtherHosts(summary);
        report.end(summary.build());

        Document document = parsed();
        assertThat(elements(document, "testsuite"))
                .extracting(suite -> suite.getAttribute("skipped"))
                .containsExactly("0", "1");
        assertThat(elements(document, "skipped"))
                .extracting(skipped -> skipped.getAttribute("message"))
                .containsExactly("2 exchanges with 1 other host were not judged: https://cdn.example (2)."
                        + " Some of them fit operations of things; to judge them, use --base"
                        + " things=https://cdn.example.");
        assertThat(elements(document, "failure")).isEmpty();
    }

    @Test
    void aMissingBodyFailsACaseOnRequestOnly() throws Exception {
        Finding missing = Runs.finding(Level.NOTE, "body-missing", "", "It is missing.");

        for (boolean fails : new boolean[] {false, true}) {
            out.reset();
            JunitReport report = new JunitReport(writer, new FailurePolicy(Level.ERROR, fails));
            Summary.Builder summary = Runs.summary(report, Runs.judged("a", 1, missing));
            summary.count(missing, false);
            report.end(summary.build());

            assertThat(elements(parsed(), "failure")).hasSize(fails ? 2 : 0);
        }
    }

    @Test
    void withheldFindingsBelowTheLevelFailNothing() throws Exception {
        JunitReport report = new JunitReport(writer, new FailurePolicy(Level.ERROR, false));
        Summary.Builder summary = Runs.summary(report, Runs.judged("a", 1, Runs.finding(Level.ERROR)));
        summary.count(Runs.finding(Level.NOTE), false);
        report.end(summary.build());

        Document document = parsed();
        assertThat(elements(document, "testsuite"))
                .extracting(suite -> suite.getAttribute("failures"))
                .containsExactly("1", "0");
        assertThat(elements(document, "system-out")).hasSize(1);
    }

    @Test
    void hostileTextsStayTextsOnTheirLines() throws Exception {
        Document document = document(Level.ERROR, Runs.judged(Runs.HOSTILE, 1, Runs.hostile()));

        assertThat(elements(document, "*")).hasSize(4);
        assertThat(elements(document, "testsuite").get(0).getAttribute("name")).isEqualTo(PlainText.line(Runs.HOSTILE));
        assertThat(elements(document, "failure").get(0).getTextContent())
                .hasLineCount(1)
                .contains("It says " + PlainText.line(Runs.HOSTILE) + ".", "ü 🙂");
    }

    @Test
    void whatTheSchemaDoesNotKnowIsRefused() throws Exception {
        out.writeBytes("<testsuites><testsuite name='a' tests='1' failures='0' errors='0' colour='red'/></testsuites>"
                .getBytes(UTF_8));

        assertThatThrownBy(this::parsed).isInstanceOf(SAXException.class).hasMessageContaining("colour");
    }

    private Document document(Level failOn, JudgedExchange... exchanges) throws Exception {
        Runs.run(new JunitReport(writer, new FailurePolicy(failOn, false)), exchanges);
        return parsed();
    }

    private Document parsed() throws IOException, SAXException, ParserConfigurationException {
        Document document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JunitReportTest.class.getResource("/report/junit.xsd"))
                .newValidator()
                .validate(new DOMSource(document));
        return document;
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
