package io.github.chatspec.review;

import io.github.chatspec.io.UserError;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs Git.
 *
 * @param name what errors name
 * @param around the folder in which it runs
 */
record Git(String name, Path around) {

    /** Returns what Git prints. */
    String text(String... arguments) {
        return new String(run(List.of(arguments)), StandardCharsets.UTF_8);
    }

    /**
     * Returns what Git prints.
     *
     * @throws UserError if there is no Git, or it fails
     */
    byte[] run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .directory(around.toAbsolutePath().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            try (InputStream in = new BufferedInputStream(process.getInputStream())) {
                in.transferTo((OutputStream) output);
            }
            if (process.waitFor() != 0) {
                throw new UserError(
                        "Git does not have this revision, or not this file in it; try git show with the same name.",
                        name);
            }
            return output.toByteArray();
        } catch (IOException e) {
            throw new UserError("Cannot run git, which reads revisions; install it, or name a file.", name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("The comparison was interrupted; run it again.", name);
        }
    }
}
