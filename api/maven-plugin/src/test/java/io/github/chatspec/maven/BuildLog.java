package io.github.chatspec.maven;

import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** Keeps what a goal tells Maven, and prepares goals the way Maven does. */
final class BuildLog extends SystemStreamLog {

    private final List<String> lines = new ArrayList<>();

    @Override
    public void info(CharSequence line) {
        lines.add("INFO " + line);
    }

    @Override
    public void error(CharSequence line) {
        lines.add("ERROR " + line);
    }

    List<String> lines() {
        return lines;
    }

    /** Sets the parameters that Maven sets from the plugin and the project. */
    <T extends ChatspecMojo> T prepare(T goal, Path basedir) {
        goal.setLog(this);
        goal.basedir = basedir.toFile();
        goal.artifacts = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(BuildLog::artifact)
                .toList();
        return goal;
    }

    /** Returns an artifact of which only the file matters. */
    private static Artifact artifact(String file) {
        return (Artifact) Proxy.newProxyInstance(
                BuildLog.class.getClassLoader(), new Class<?>[] {Artifact.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("getFile")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return new File(file);
                });
    }
}
