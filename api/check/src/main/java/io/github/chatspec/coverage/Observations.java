package io.github.chatspec.coverage;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.coverage.shape.BodyShapes;
import io.github.chatspec.exchange.ByteSpan;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.secret.Secrets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The counts of a run: for each operation and status the exchanges, and for each field of their bodies how often it
 * occurred, with which types, and with which documented values.
 *
 * <p>Observations contain numbers, words of the contract, and keys and values that look like identifiers; their size is
 * bounded. They must not be shared between threads: each thread fills its own {@link #newPartial}, and these can be
 * merged in any order.
 */
public final class Observations {

    /** More than HTTP defines, so that only made-up statuses exceed it. */
    private static final int MOST_STATUSES = 600;

    private final Map<Contract, BodyShapes> shapes;
    private final String source;
    private final Map<String, String> contracts = new TreeMap<>();
    private final Map<String, OperationCounts> operations = new TreeMap<>();

    // By identity, since comparing operations compares all their samples.
    private final IdentityHashMap<Operation, CountedOperation> countedOperations = new IdentityHashMap<>();
    private final BodyWalk walk = new BodyWalk();
    private final CleanBodyWalk cleanWalk = new CleanBodyWalk();

    /** What was counted for one operation, and the nodes of the bodies of its responses. */
    private static final class CountedOperation {
        private final OperationCounts counts;
        private final Map<Integer, Optional<Response>> rows = new HashMap<>();
        private final Map<String, BodyNode> roots = new HashMap<>();
        private final List<CleanBodies> clean = new ArrayList<>();

        CountedOperation(OperationCounts counts) {
            this.counts = counts;
        }

        /** Returns the clean bodies with a status; null until the first one is counted. */
        CleanBodies cleanBodies(int status) {
            for (int i = 0; i < clean.size(); i++) {
                if (clean.get(i).status == status) {
                    return clean.get(i);
                }
            }
            return null;
        }
    }

    /** Where the clean bodies with one status are counted, so that it is looked up only once. */
    private record CleanBodies(int status, Occurrences exchanges, ResponseCounts response, BodyNode root) {}

    /** Creates observations without any counts. */
    public Observations() {
        this("");
    }

    /** Creates observations that a file contains, which errors name. */
    Observations(String source) {
        this(source, new ConcurrentHashMap<>());
    }

    private Observations(String source, Map<Contract, BodyShapes> shapes) {
        this.source = source;
        this.shapes = shapes;
    }

    /**
     * Creates observations for another thread of the same run, to be merged later.
     *
     * @return observations without any counts, which share what these ones know of the contracts
     */
    public Observations newPartial() {
        return new Observations(source, shapes);
    }

    /**
     * Counts an exchange.
     *
     * @param operation the operation that answered
     * @param contract the contract of the operation
     * @param exchange the exchange; where its body is not JSON, or its record lacks it, only the status counts
     * @param startedAt when it began, if the record has a start time
     */
    public void add(Operation operation, Contract contract, Exchange exchange, Optional<Instant> startedAt) {
        CountedOperation counted = counted(operation, contract);
        long at = Occurrences.timestamp(startedAt);
        counted.counts.add(exchange.status(), at);
        byte[] body = exchange.body();
        if (body.length == 0 || exchange.defect().isPresent()) {
            return;
        }
        Optional<Response> row = row(counted, operation, exchange.status());
        if (row.isPresent()) {
            BodyNode root = root(counted, contract, row.get());
            if (root != null) {
                walk.count(body, root, at, new LazySecrets(exchange, operation));
            }
        }
    }

    /**
     * Counts an exchange without findings, without reading it.
     *
     * @param operation the operation that answered
     * @param contract the contract of the operation
     * @param status the status of the response
     * @param text the bytes of a text that contains the record
     * @param startedAt the indexes in {@code text} between which the start time of the exchange is; absent if the record has none
     * @param body the indexes in {@code text} between which the body is, with the escapes of a JSON string
     * @return true if the exchange was counted; false if nothing was counted, because the start time or the body is written in
     *     an unusual way, or because the fields of such bodies are no longer counted: {@link #add} must be called then
     */
    public boolean addClean(
            Operation operation, Contract contract, int status, byte[] text, ByteSpan startedAt, ByteSpan body) {
        long at = StartTime.millis(text, startedAt);
        if (at == StartTime.UNUSUAL) {
            return false;
        }
        CountedOperation counted = counted(operation, contract);
        CleanBodies known = counted.cleanBodies(status);
        BodyNode root =
                known == null || known.response.many() ? root(counted, operation, contract, status) : known.root;
        if (root == null || !cleanWalk.count(text, body.from(), body.to(), root, at)) {
            return false;
        }
        if (known == null) {
            String row = row(counted, operation, status).orElseThrow().status();
            known = new CleanBodies(status, counted.counts.status(status), counted.counts.response(row), root);
            counted.clean.add(known);
        }
        known.exchanges.add(at);
        return true;
    }

    private BodyNode root(CountedOperation counted, Operation operation, Contract contract, int status) {
        Optional<Response> row = row(counted, operation, status);
        return row.isPresent() ? root(counted, contract, row.get()) : null;
    }

    private CountedOperation counted(Operation operation, Contract contract) {
        CountedOperation counted = countedOperations.get(operation);
        if (counted == null) {
            contracts.putIfAbsent(contract.name(), contract.version());
            counted = new CountedOperation(counts(operation.qualifiedId()));
            countedOperations.put(operation, counted);
        }
        return counted;
    }

    private static Optional<Response> row(CountedOperation counted, Operation operation, int status) {
        return counted.rows.size() > MOST_STATUSES
                ? described(operation, status)
                : counted.rows.computeIfAbsent(status, absent -> described(operation, absent));
    }

    private static Optional<Response> described(Operation operation, int status) {
        return operation
                .response(status)
                .filter(response -> response.contents().stream()
                        .anyMatch(content -> content.schema().isPresent()));
    }

    /** Returns the node of the bodies of a response, or null if its fields are no longer counted. */
    private BodyNode root(CountedOperation counted, Contract contract, Response response) {
        ResponseCounts counts = counted.counts.response(response.status());
        if (counts.many()) {
            counted.roots.remove(response.status());
            return null;
        }
        return counted.roots.computeIfAbsent(
                response.status(), absent -> BodyNode.root(shapes(contract), response, counts));
    }

    /** The secrets of an exchange, computed when first needed. */
    private static final class LazySecrets implements Supplier<Secrets> {
        private final Exchange exchange;
        private final Operation operation;
        private Secrets secrets;

        LazySecrets(Exchange exchange, Operation operation) {
            this.exchange = exchange;
            this.operation = operation;
        }

        @Override
        public Secrets get() {
            if (secrets == null) {
                secrets = Secrets.of(exchange, Optional.of(operation));
            }
            return secrets;
        }
    }

    BodyShapes shapes(Contract contract) {
        return shapes.computeIfAbsent(contract, BodyShapes::new);
    }

    /**
     * Adds other observations.
     *
     * @param other the other observations, which do not change
     * @throws ObservationsException if they are of another version of a contract
     */
    public void merge(Observations other) {
        other.requireVersionsOf(contracts);
        other.contracts.forEach(contracts::putIfAbsent);
        other.operations.forEach((id, counts) -> counts(id).merge(counts));
    }

    /**
     * Checks that the observations are of the given versions of contracts.
     *
     * @param versions versions by the names of the contracts
     * @throws ObservationsException if another version of one of them was observed
     */
    public void requireVersionsOf(Map<String, String> versions) {
        contracts.forEach((name, version) -> {
            String required = versions.getOrDefault(name, version);
            if (!required.equals(version)) {
                throw new ObservationsException(
                        "The observations are of another version of the contract; use observations of the same"
                                + " version.",
                        (source.isEmpty() ? "" : source + ": ") + name + " " + version + ", not " + required);
            }
        });
    }

    /**
     * Reads observations from a file.
     *
     * @param file a file that {@link #write} wrote
     * @return the observations
     * @throws ObservationsException if the file cannot be read, or holds something else
     */
    public static Observations read(Path file) {
        return ObservationsFile.read(file);
    }

    /**
     * Writes the observations to a file; an incomplete file is never left.
     *
     * @param file the file, which is replaced where it exists
     * @throws ObservationsException if the file cannot be written
     */
    public void write(Path file) {
        ObservationsFile.write(this, file);
    }

    /**
     * Writes the observations as they are in a file.
     *
     * @param out receives the text in UTF-8; it is not closed
     * @throws IOException if it cannot be written
     */
    public void write(OutputStream out) throws IOException {
        out.write(ObservationsFile.text(this).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the observations as bytes, to merge them in another process.
     *
     * @return the bytes; equal observations give equal bytes
     */
    public byte[] toBytes() {
        return ObservationsFile.toBytes(this);
    }

    /**
     * Reads observations from bytes.
     *
     * @param bytes what {@link #toBytes} returned
     * @return the observations
     * @throws ObservationsException if the bytes are something else
     */
    public static Observations of(byte[] bytes) {
        return ObservationsFile.of(bytes);
    }

    /**
     * Returns the contracts that were observed.
     *
     * @return versions by name, in the order of the names
     */
    public Map<String, String> contracts() {
        return contracts;
    }

    OperationCounts counts(String operation) {
        return operations.computeIfAbsent(operation, absent -> new OperationCounts());
    }

    /**
     * Returns the counts of the observed operations.
     *
     * @return counts by {@code contract/operationId}
     */
    public Map<String, OperationCounts> operations() {
        return operations;
    }
}
