package io.github.chatspec.review.overlay;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.PrintWriter;
import java.util.List;

/**
 * An overlay: changes of an OpenAPI document that other tools can apply.
 *
 * @param title the title
 * @param version the version of the contract that it changes
 * @param actions the actions in the order in which they are applied
 * @param omitted what recordings showed, but an overlay of this kind cannot express, one sentence each
 */
public record Overlay(String title, String version, List<OverlayAction> actions, List<String> omitted) {

    /**
     * Writes the overlay in the format of the OpenAPI Overlay Specification 1.0.0, as YAML whose values are JSON.
     *
     * @param out where it is written
     */
    public void write(PrintWriter out) {
        out.println("overlay: \"1.0.0\"");
        out.println("info:");
        out.println("  title: " + quoted(title));
        out.println("  version: " + quoted(version));
        out.println(actions.isEmpty() ? "actions: []" : "actions:");
        for (OverlayAction action : actions) {
            out.println("  - target: " + quoted(action.target()));
            out.println("    description: " + quoted(action.description()));
            out.println(
                    action.update().isPresent()
                            ? "    update: " + action.update().get()
                            : "    remove: true");
        }
        out.flush();
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
