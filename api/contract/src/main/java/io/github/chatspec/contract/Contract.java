package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One OpenAPI 3.0 or 3.1 document with its samples.
 *
 * <p>A contract is immutable and may be shared between threads.
 */
public final class Contract {

    static final List<String> NAMES = List.of("engage", "helpscout");

    static final String FILE = "openapi.yaml";
    private static final ConcurrentHashMap<String, Contract> BUILT_IN = new ConcurrentHashMap<>();

    private final String name;
    private final String file;
    private final ContractFiles files;
    /** Where pointers lead; the judge follows the same ones again and again. */
    private final ConcurrentHashMap<String, JsonNode> places = new ConcurrentHashMap<>();

    // Read when somebody asks for them, since a run often needs but one of the contracts that it knows.
    private volatile LocatedJson document;
    private volatile List<Operation> operations;

    private Contract(String name, String file, ContractFiles files) {
        this.name = name;
        this.file = file;
        this.files = files;
    }

    /**
     * Returns the contracts that chatspec brings along.
     *
     * @return one contract per vendor
     */
    public static List<Contract> builtIn() {
        List<Contract> contracts = new ArrayList<>();
        for (String name : NAMES) {
            contracts.add(builtIn(name));
        }
        return List.copyOf(contracts);
    }

    /**
     * Tells whether chatspec brings a contract along, without reading it.
     *
     * @param name any text
     * @return whether it is the name of one
     */
    public static boolean isBuiltIn(String name) {
        return NAMES.contains(name);
    }

    /**
     * Returns a contract that chatspec brings along.
     *
     * @param name {@code engage} or {@code helpscout}
     * @return the contract, which is read once per process, when something in it is asked for first
     * @throws ContractException if no contract has this name
     */
    public static Contract builtIn(String name) {
        if (!NAMES.contains(name)) {
            throw new ContractException(
                    "No built-in contract has this name; take one of " + String.join(", ", NAMES) + ", or a file.",
                    name);
        }
        BUILT_IN.putIfAbsent(name, new Contract(name, FILE, ContractFiles.builtIn(name)));
        return BUILT_IN.get(name);
    }

    /** Reads a contract that chatspec brings along from its YAML, whatever snapshot there is. */
    static Contract fromYaml(String name) {
        return load(name, FILE, ContractFiles.builtIn(name));
    }

    /**
     * Reads a contract from a file and checks it with swagger-parser.
     *
     * @param path a YAML or JSON file; samples are looked for beside it
     * @return the contract, named for the file, or for its folder where the file is called {@code openapi}
     * @throws ContractException if the file cannot be read or is not a usable OpenAPI document
     */
    public static Contract read(Path path) {
        Path fileName = path.getFileName();
        if (fileName == null || !Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new ContractException("The contract cannot be read; name a readable file.", path.toString());
        }
        Path shown = path.getParent();
        ContractFiles files = ContractFiles.inFolder(
                path.toAbsolutePath().normalize().getParent(),
                fileName.toString(),
                shown == null ? "" : shown.toString().replace('\\', '/'));
        Contract contract = new Contract(ContractFiles.nameOf(path), fileName.toString(), files);
        contract.document = files.document(fileName.toString());
        CompletableFuture<List<DocumentProblem>> checked =
                CompletableFuture.supplyAsync(() -> DocumentProblem.in(contract));
        contract.readSamples();
        List<DocumentProblem> problems = checked.join();
        if (!problems.isEmpty()) {
            throw new ContractException(
                    "The contract is not a valid OpenAPI document; mend what is listed and try again.",
                    problems.stream()
                            .map(DocumentProblem::toString)
                            .collect(Collectors.joining(System.lineSeparator() + "  ")));
        }
        return contract;
    }

    /**
     * Reads a contract from a text; its samples must stand in it.
     *
     * @param name the contract's name
     * @param text an OpenAPI 3.0 or 3.1 document in YAML or JSON
     * @return the contract
     * @throws ContractException if the text is not an OpenAPI document
     */
    public static Contract of(String name, String text) {
        String file = text.stripLeading().startsWith("{") ? name + ".json" : name + ".yaml";
        return load(name, file, ContractFiles.inMemory(file, text));
    }

    private static Contract load(String name, String file, ContractFiles files) {
        Contract contract = new Contract(name, file, files);
        contract.document = files.document(file);
        contract.readSamples();
        return contract;
    }

    /** A sample that is not there is told now, and not when it is first asked for. */
    private void readSamples() {
        operations().forEach(Operation::samples);
    }

    /** Only a contract that chatspec brings along comes here without its document. */
    private LocatedJson located() {
        if (document == null) {
            synchronized (this) {
                if (document == null) {
                    LocatedJson snapshot = ContractSnapshot.read(name);
                    document = snapshot == null ? files.document(file) : snapshot;
                }
            }
        }
        return document;
    }

    /**
     * Returns the contract's short name, the first part of {@link Operation#qualifiedId()}.
     *
     * @return for example {@code engage}
     */
    public String name() {
        return name;
    }

    /**
     * Returns the contract's own version.
     *
     * @return the value of {@code info.version}
     */
    public String version() {
        return located().tree().at("/info/version").asText("");
    }

    /**
     * Returns the contract's title.
     *
     * @return the value of {@code info.title}
     */
    public String title() {
        return located().tree().at("/info/title").asText("");
    }

    /**
     * Tells whether the document is OpenAPI 3.0, whose schemas are not quite JSON Schema.
     *
     * @return whether it is 3.0
     */
    public boolean isOpenApi30() {
        return located().tree().path("openapi").asText("").startsWith("3.0.");
    }

    /**
     * Returns all operations in the order of the document.
     *
     * @return the operations
     */
    public List<Operation> operations() {
        if (operations == null) {
            synchronized (this) {
                if (operations == null) {
                    operations = new ContractReader(this).operations();
                }
            }
        }
        return operations;
    }

    /**
     * Looks an operation up.
     *
     * @param id the operationId
     * @return the operation, or nothing where there is none
     */
    public Optional<Operation> operation(String id) {
        for (Operation operation : operations()) {
            if (operation.id().equals(id)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the document as a tree; it must not be changed.
     *
     * @return the root
     */
    public JsonNode document() {
        return located().tree();
    }

    /**
     * Returns what stands at a pointer.
     *
     * @param pointer a JSON Pointer into the document
     * @return the value, or a missing node
     */
    public JsonNode at(String pointer) {
        JsonNode known = places.get(pointer);
        if (known != null) {
            return known;
        }
        JsonNode found = follow(pointer);
        // Only what exists is kept, so that pointers made from a body cannot fill the memory.
        if (!found.isMissingNode()) {
            places.put(pointer, found);
        }
        return found;
    }

    /** By the place around it, which is known more often than not. */
    private JsonNode follow(String pointer) {
        if (pointer.isEmpty()) {
            return located().tree();
        }
        if (pointer.charAt(0) != '/') {
            return MissingNode.getInstance();
        }
        JsonNode around = at(Pointers.parent(pointer));
        String segment = Pointers.last(pointer);
        if (around.isArray()) {
            return Pointers.isIndex(segment) ? around.path(Integer.parseInt(segment)) : MissingNode.getInstance();
        }
        return around.path(segment);
    }

    /**
     * Follows the references that stand at a pointer, as far as they stay in this document.
     *
     * @param pointer a JSON Pointer into the document
     * @return the pointer of what is meant, or nothing where a reference leads nowhere, round in a circle, or out of
     *     the document
     */
    public Optional<String> resolve(String pointer) {
        String current = pointer;
        for (int hops = 0; hops < 100; hops++) {
            JsonNode node = at(current);
            if (node.isMissingNode()) {
                return Optional.empty();
            }
            String reference = node.path("$ref").asText("");
            if (reference.isEmpty()) {
                return Optional.of(current);
            }
            Optional<String> target = Pointers.inReference(reference);
            if (target.isEmpty()) {
                return Optional.empty();
            }
            current = target.get();
        }
        return Optional.empty();
    }

    /**
     * Returns the branches of a composed schema.
     *
     * @param schema the JSON Pointer of the schema
     * @param composition {@code allOf}, {@code anyOf} or {@code oneOf}
     * @return the pointers of the branches in the order of the document, none where the schema is not composed so
     */
    public List<String> branches(String schema, String composition) {
        String pointer = Pointers.append(schema, composition);
        return IntStream.range(0, at(schema).path(composition).size())
                .mapToObj(branch -> Pointers.append(pointer, branch))
                .toList();
    }

    /**
     * Returns the schema that a discriminator means by a value of its mapping, or by its own value where there is none.
     *
     * @param nameOrReference the name of a schema, or a reference within the document
     * @return the JSON Pointer of the schema, whether it exists or not
     */
    public static String discriminated(String nameOrReference) {
        return nameOrReference.startsWith("#")
                ? nameOrReference.substring(1)
                : Pointers.append("/components/schemas", nameOrReference);
    }

    /**
     * Returns where something stands, for a reader.
     *
     * @param pointer a JSON Pointer into the document
     * @return file, line and pointer
     */
    public SourceLine place(String pointer) {
        return new SourceLine(files.display(file), located().position(pointer).line(), pointer);
    }

    /**
     * Finds the nearest place around a pointer, itself included, that carries an extension.
     *
     * @param pointer a JSON Pointer into the document
     * @param key the extension, for example {@code x-facts}
     * @return the pointer of the object that has the key, or nothing
     */
    public Optional<String> around(String pointer, String key) {
        String current = pointer;
        while (true) {
            if (at(current).has(key)) {
                return Optional.of(current);
            }
            if (current.isEmpty()) {
                return Optional.empty();
            }
            current = Pointers.parent(current);
        }
    }

    /**
     * Reads a file beside the contract.
     *
     * @param relative the path relative to the contract
     * @return its bytes
     * @throws ContractException if the file does not exist
     */
    public byte[] readBeside(String relative) {
        return beside(relative, "");
    }

    /**
     * Returns how messages name a file beside the contract.
     *
     * @param relative the path relative to the contract
     * @return for example {@code engage/samples/getChat/livechat.json}
     */
    public String display(String relative) {
        return files.display(relative);
    }

    /** Reads a file that a place in the contract names. */
    byte[] readBeside(String relative, SourceLine namedBy) {
        return beside(relative, ", which " + namedBy + " names");
    }

    private byte[] beside(String relative, String named) {
        try {
            return files.read(relative);
        } catch (IOException e) {
            throw new ContractException(
                    "A file that belongs to the contract cannot be read; put it there.",
                    files.display(relative) + named);
        }
    }

    List<LocatedJson.Duplicate> duplicates() {
        return located().duplicates();
    }

    @Override
    public String toString() {
        return name + " " + version();
    }
}
