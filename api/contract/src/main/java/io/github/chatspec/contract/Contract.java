package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One OpenAPI 3.0 or 3.1 document with its samples.
 *
 * <p>A contract is immutable and may be shared between threads.
 */
public final class Contract {

    static final String FILE = "openapi.yaml";
    private static final ConcurrentHashMap<String, Contract> BUILT_IN = new ConcurrentHashMap<>();

    private final String name;
    private final String file;
    private final ContractFiles files;
    /** The nodes by pointer, cached since the judge resolves the same pointers repeatedly. */
    private final ConcurrentHashMap<String, JsonNode> nodes = new ConcurrentHashMap<>();

    // Read lazily, since a run often needs only one of its contracts.
    private volatile DocumentBundle document;
    private volatile List<Operation> operations;
    /** Reads single operations until all of them have been read; null before and after. */
    private ContractReader reader;

    private ProblemSearch problems = ProblemSearch.NONE;

    private Contract(String name, String file, ContractFiles files) {
        this.name = name;
        this.file = file;
        this.files = files;
    }

    /**
     * Returns the built-in contracts.
     *
     * @return one contract per vendor, in the order of their names
     */
    public static List<Contract> builtIn() {
        List<Contract> contracts = new ArrayList<>();
        for (String name : ContractSnapshot.names()) {
            contracts.add(builtIn(name));
        }
        return List.copyOf(contracts);
    }

    /**
     * Returns whether a text is the name of a built-in contract.
     *
     * @param name any text
     * @return whether it is
     */
    public static boolean isBuiltIn(String name) {
        return ContractSnapshot.names().contains(name);
    }

    /**
     * Returns a built-in contract.
     *
     * @param name the name of its folder, for example {@code engage}
     * @return the contract, which is read once per process, at its first use
     * @throws ContractException if no contract has this name
     */
    public static Contract builtIn(String name) {
        if (!isBuiltIn(name)) {
            throw new ContractException(
                    "No built-in contract has this name; use one of " + String.join(", ", ContractSnapshot.names())
                            + ", or a file.",
                    name);
        }
        BUILT_IN.putIfAbsent(name, new Contract(name, FILE, ContractFiles.builtIn(name)));
        return BUILT_IN.get(name);
    }

    /** Reads a built-in contract from its YAML and ignores the snapshot. */
    static Contract fromYaml(String name) {
        return load(name, FILE, ContractFiles.builtIn(name)).readSamples();
    }

    /**
     * Reads a contract from a file and checks it with swagger-parser.
     *
     * @param path a YAML or JSON file; samples are resolved relative to it
     * @return the contract, named after the file, or after its folder if the file is called {@code openapi}
     * @throws ContractException if the file cannot be read or is not a usable OpenAPI document
     */
    public static Contract read(Path path) {
        return ContractFileReader.STRICT.read(List.of(path), List.of()).get(0);
    }

    /**
     * Reads a contract from a file as {@link #read(Path)} does, where the file is a copy.
     *
     * @param path a YAML or JSON file; samples are resolved relative to it
     * @param shownFolder the folder of the original, which messages name
     * @return the contract, named after the copy
     * @throws ContractException if the file cannot be read or is not a usable OpenAPI document
     */
    public static Contract read(Path path, String shownFolder) {
        return ContractFileReader.STRICT.read(path, shownFolder);
    }

    /**
     * Reads contracts from files, as {@link #read(Path)} reads one. Those whose files have the same name are told apart by
     * the folders above them, for example {@code v1-api} and {@code v2-api}.
     *
     * @param paths YAML or JSON files; a file that is repeated is read once
     * @param others contracts that are used together with them, whose names are taken
     * @return the contract of each file; different files have different names
     * @throws ContractException if a file cannot be read or is not a usable OpenAPI document
     */
    public static List<Contract> read(List<Path> paths, List<Contract> others) {
        return ContractFileReader.STRICT.read(paths, others);
    }

    /**
     * Reads contracts from files as {@link #read(List, List)} does, but also those that are not valid OpenAPI documents, as
     * long as their operations can be read.
     *
     * @param paths YAML or JSON files; a file that is repeated is read once
     * @param others contracts that are used together with them, whose names are taken
     * @return the contract of each file, which has {@link #problems()}
     * @throws ContractException if a file cannot be read, or contains no operation that can be used
     */
    public static List<Contract> readTolerantly(List<Path> paths, List<Contract> others) {
        return ContractFileReader.TOLERANT.read(paths, others);
    }

    /**
     * Reads a contract from a text, which must include its samples.
     *
     * @param name the contract's name
     * @param text an OpenAPI 3.0 or 3.1 document in YAML or JSON
     * @return the contract
     * @throws ContractException if the text is not an OpenAPI document
     */
    public static Contract of(String name, String text) {
        String file = text.stripLeading().startsWith("{") ? name + ".json" : name + ".yaml";
        return load(name, file, ContractFiles.inMemory(file, text)).readSamples();
    }

    /** Reads a document, but not yet its operations. */
    static Contract load(String name, String file, ContractFiles files) {
        Contract contract = new Contract(name, file, files);
        contract.document = files.document(file);
        return contract;
    }

    /** Returns whether the contract is one of the built-in ones, and not another one of the same name. */
    boolean isSameAsBuiltIn() {
        return isBuiltIn(name) && files == builtIn(name).files;
    }

    /** Returns the name of the document, relative to its folder. */
    String file() {
        return file;
    }

    /** Returns the files of the contract. */
    ContractFiles files() {
        return files;
    }

    /** Reads the samples, so that a missing one is reported now and not at its first use. */
    Contract readSamples() {
        operations().forEach(Operation::samples);
        return this;
    }

    /** Returns this contract with the defects of its document, which are looked for when they are asked for. */
    Contract withProblems(Supplier<List<ContractProblem>> search) {
        Contract contract = withOperations(operations());
        contract.problems = new ProblemSearch(search);
        return contract;
    }

    /** Returns the document; only that of a built-in contract is still to be read. */
    private DocumentBundle located() {
        if (document == null) {
            synchronized (this) {
                if (document == null) {
                    LocatedJson snapshot = ContractSnapshot.read(name);
                    document = snapshot == null ? files.document(file) : DocumentBundle.of(file, snapshot);
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
     * Returns whether the document is OpenAPI 3.0, whose schemas differ from JSON Schema.
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
                    operations = reader().operations();
                    reader = null;
                }
            }
        }
        return operations;
    }

    private ContractReader reader() {
        if (reader == null) {
            reader = new ContractReader(this);
        }
        return reader;
    }

    /**
     * Returns a contract with the same document and other operations.
     *
     * @param others the operations, for example those of this contract with additional samples
     * @return the contract
     */
    public Contract withOperations(List<Operation> others) {
        Contract contract = new Contract(name, file, files);
        contract.document = located();
        contract.operations = List.copyOf(others);
        contract.problems = problems;
        return contract;
    }

    /**
     * Returns the defects of the document that did not keep it from being read.
     *
     * @return the problems in the order of the lines; none unless the contract was read tolerantly
     */
    public List<ContractProblem> problems() {
        return problems.get();
    }

    /**
     * Returns the operation with an id. Until all operations have been asked for, only this one is read.
     *
     * @param id the operationId
     * @return the operation; empty if there is none
     */
    public Optional<Operation> operation(String id) {
        if (operations == null) {
            synchronized (this) {
                if (operations == null) {
                    return reader().operation(id);
                }
            }
        }
        for (Operation operation : operations()) {
            if (operation.id().equals(id)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the document as a tree; it must not be changed. Files that the document refers to are part of it, and all
     * references are JSON Pointers into it.
     *
     * @return the root
     */
    public JsonNode document() {
        return located().tree();
    }

    /**
     * Returns the value at a pointer.
     *
     * @param pointer a JSON Pointer into the document
     * @return the value, or a missing node
     */
    public JsonNode at(String pointer) {
        JsonNode cached = nodes.get(pointer);
        if (cached != null) {
            return cached;
        }
        JsonNode node = descend(pointer);
        // Missing nodes are not cached, so that pointers made from a body cannot fill the memory.
        if (!node.isMissingNode()) {
            nodes.put(pointer, node);
        }
        return node;
    }

    /** Resolves a pointer from its parent, which is usually cached. */
    private JsonNode descend(String pointer) {
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
     * Resolves the references at a pointer within this document, and ignores what is next to them. For a schema use
     * {@link #schema}.
     *
     * @param pointer a JSON Pointer into the document
     * @return the pointer of the target; empty if a reference is unresolvable, circular, or leads out of the document
     */
    public Optional<String> resolve(String pointer) {
        return follow(pointer, false);
    }

    /**
     * Finds the schema that a place in the document means: follows references up to a schema with other keywords,
     * which in OpenAPI 3.1 may be next to a reference.
     *
     * @param pointer the JSON Pointer of a schema
     * @return the pointer of a schema with the same meaning; empty if a reference is unresolvable, circular, or leads out
     *     of the document
     */
    public Optional<String> schema(String pointer) {
        return follow(pointer, !isOpenApi30());
    }

    private Optional<String> follow(String pointer, boolean stopsAtKeywords) {
        String current = pointer;
        for (int hops = 0; hops < 100; hops++) {
            JsonNode node = at(current);
            if (node.isMissingNode()) {
                return Optional.empty();
            }
            if (node.path("$ref").asText("").isEmpty() || (stopsAtKeywords && node.size() > 1)) {
                return Optional.of(current);
            }
            Optional<String> target = target(current);
            if (target.isEmpty()) {
                return Optional.empty();
            }
            current = target.get();
        }
        return Optional.empty();
    }

    /**
     * Follows the reference at a pointer once.
     *
     * @param pointer a JSON Pointer into the document
     * @return the pointer of the target; empty if there is no reference, or it is unresolvable or leads out of the document
     */
    public Optional<String> target(String pointer) {
        String reference = at(pointer).path("$ref").asText("");
        Optional<String> target = reference.isEmpty() ? Optional.empty() : Pointers.inReference(reference);
        return target.isEmpty() || at(target.get()).isMissingNode() ? Optional.empty() : target;
    }

    /**
     * Returns the schema that a value of a discriminator's mapping, or the discriminating value itself, refers to.
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
     * Returns the source line of a pointer.
     *
     * @param pointer a JSON Pointer into the document
     * @return file, line and pointer
     */
    public SourceLine place(String pointer) {
        DocumentBundle bundle = located();
        return new SourceLine(files.display(bundle.file(pointer)), bundle.line(pointer), pointer);
    }

    /**
     * Finds the innermost object at or above a pointer that has an extension.
     *
     * @param pointer a JSON Pointer into the document
     * @param key the extension, for example {@code x-facts}
     * @return the pointer of the object that has the key, if any
     */
    public Optional<String> nearest(String pointer, String key) {
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
     * Reads a file of the contract.
     *
     * @param relative the path relative to the contract
     * @return its bytes
     * @throws ContractException if the file does not exist
     */
    public byte[] readFile(String relative) {
        return readFile(relative, "");
    }

    /**
     * Returns the document as it is written.
     *
     * @return the bytes of its file
     */
    public byte[] source() {
        return readFile(file);
    }

    /**
     * Returns the name of a file of the contract for messages.
     *
     * @param relative the path relative to the contract
     * @return for example {@code engage/samples/getChat/livechat.json}
     */
    public String display(String relative) {
        return files.display(relative);
    }

    /** Reads a file that a place in the contract names. */
    byte[] readFile(String relative, SourceLine namedBy) {
        return readFile(relative, ", which " + namedBy + " names");
    }

    private byte[] readFile(String relative, String named) {
        try {
            return files.read(relative);
        } catch (IOException e) {
            throw new ContractException(
                    "Cannot read a file of the contract; add it or correct its name.", files.display(relative) + named);
        }
    }

    /**
     * Returns the reference to a place, as one would write it in the document.
     *
     * @param pointer a JSON Pointer into the document
     * @return for example {@code #/components/schemas/Chat}, or {@code schemas/chat.yaml#/properties} for another file
     */
    public String reference(String pointer) {
        DocumentBundle bundle = located();
        boolean isInFile = DocumentBundle.isInFile(pointer);
        return (isInFile ? bundle.file(pointer) : "") + "#" + bundle.inFile(pointer);
    }

    /** Returns the document with the files that it refers to. */
    DocumentBundle bundle() {
        return located();
    }

    @Override
    public String toString() {
        return name + " " + version();
    }
}
