package io.github.chatspec.mock;

import io.github.chatspec.io.UserError;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains that the class path has another version of a library than the mock needs. */
final class ClassPathConflict {

    private static final Pattern JAR = Pattern.compile("([^/]+[.]jar)!/");

    /** A class of each library of which projects often have another version. */
    private static final List<String> CLASSES = List.of(
            "com/github/tomakehurst/wiremock/WireMockServer.class",
            "org/eclipse/jetty/server/Server.class",
            "com/fasterxml/jackson/databind/ObjectMapper.class");

    private ClassPathConflict() {}

    /**
     * Explains why a class or method is missing.
     *
     * @param error what the JVM found
     * @return an error with the jars of WireMock, Jetty and Jackson on the class path as its place
     */
    static UserError of(LinkageError error) {
        UserError explained = new UserError(
                "The class path has another version of WireMock, Jetty or Jackson than the mock needs; depend on"
                        + " chatspec-mock-standalone instead of chatspec-mock, which contains them in its own packages.",
                String.join(", ", jars()));
        explained.initCause(error);
        return explained;
    }

    private static Set<String> jars() {
        Set<String> jars = new LinkedHashSet<>();
        for (String name : CLASSES) {
            try {
                for (URL url : Collections.list(
                        ClassPathConflict.class.getClassLoader().getResources(name))) {
                    Matcher jar = JAR.matcher(url.toString());
                    jars.add(jar.find() ? jar.group(1) : url.toString());
                }
            } catch (IOException e) {
                jars.add(name);
            }
        }
        return jars;
    }
}
