package io.github.chatspec.source;

import io.github.chatspec.io.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares a ledger with the documents themselves, which are not part of the project: whether each of their lines belongs
 * to a sentence of the ledger.
 */
public final class DocumentLines {

    private DocumentLines() {}

    /**
     * Finds the lines of the documents that belong to no sentence, and the sentences after the end of a document.
     *
     * @param ledger the ledger
     * @param folder the folder with the documents, under the file names of the ledger
     * @return the places, as {@code document.txt:12}; empty if the ledger has all lines
     * @throws UserError if a document cannot be read
     */
    public static List<String> missing(Ledger ledger, Path folder) {
        Map<String, BitSet> covered = new TreeMap<>();
        for (Sentence sentence : ledger.sentences()) {
            covered.computeIfAbsent(sentence.document(), absent -> new BitSet())
                    .set(sentence.from(), sentence.to() + 1);
        }
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, BitSet> document : covered.entrySet()) {
            List<String> lines = lines(folder.resolve(document.getKey()));
            for (int line = 1; line <= lines.size(); line++) {
                if (!lines.get(line - 1).isBlank() && !document.getValue().get(line)) {
                    missing.add(document.getKey() + ":" + line);
                }
            }
            if (document.getValue().length() - 1 > lines.size()) {
                missing.add(document.getKey() + ":" + (document.getValue().length() - 1));
            }
        }
        return missing;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UserError("Cannot read the document; name the folder that contains it.", file.toString());
        }
    }
}
