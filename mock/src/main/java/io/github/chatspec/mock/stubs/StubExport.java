package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.io.UserError;
import io.github.chatspec.judge.Judge;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes the stubs of contracts as files that a WireMock without chatspec reads.
 *
 * <p>The smallest use: {@code StubExport.write(Contract.builtIn(), Path.of("stubs"))}, and then {@code java -jar
 * wiremock-standalone.jar --root-dir stubs}.
 */
public final class StubExport {

    private StubExport() {}

    /**
     * Writes one JSON file per stub to the folder {@code mappings} of a folder.
     *
     * @param contracts the contracts
     * @param folder a folder that is empty or does not exist; it holds all files in the end, or none
     * @return how many stubs there are
     * @throws io.github.chatspec.contract.ContractException if a sample breaks its contract
     * @throws UserError if the folder holds files already or cannot be written
     */
    public static int write(List<Contract> contracts, Path folder) {
        Judge.of(contracts).requireGoodSamples();
        Path whole = folder.toAbsolutePath().normalize();
        Path parent = whole.getParent();
        if (parent == null || holdsFiles(whole)) {
            throw new UserError("There is something in this folder; name a new or an empty one.", "" + folder);
        }
        // In the folder where it is there: the one around it may not be ours to write to.
        Path part = (Files.exists(whole) ? whole : parent).resolve("." + UUID.randomUUID() + ".part");
        try {
            int written = mappings(contracts, Files.createDirectories(part));
            Files.move(part, Files.createDirectories(whole).resolve("mappings"));
            return written;
        } catch (IOException e) {
            drop(part);
            throw new UserError("The stubs cannot be written; name a folder that can be.", "" + folder);
        }
    }

    private static int mappings(List<Contract> contracts, Path folder) throws IOException {
        Set<String> taken = new HashSet<>();
        for (Contract contract : contracts) {
            for (StubMapping stub : SampleStubs.of(contract)) {
                Files.writeString(folder.resolve(fileName(stub, taken)), Json.write(stub) + "\n");
            }
        }
        return taken.size();
    }

    /** The name of the operation and of the stub, and a number where an example has several stubs. */
    private static String fileName(StubMapping stub, Set<String> taken) {
        String operation = stub.getMetadata().getString(SampleStubs.OPERATION);
        // Names that differ in their case only are one on some machines.
        String name = (operation + "-" + stub.getName()).replaceAll("[^A-Za-z0-9.-]+", "-");
        String file = name;
        for (int next = 2; !taken.add(file.toLowerCase(Locale.ROOT)); next++) {
            file = name + "-" + next;
        }
        return file + ".json";
    }

    private static boolean holdsFiles(Path folder) {
        if (!Files.exists(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            return true;
        }
    }

    private static void drop(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // What could not be written cannot always be deleted; that the writing failed is what is told.
            return;
        }
    }
}
