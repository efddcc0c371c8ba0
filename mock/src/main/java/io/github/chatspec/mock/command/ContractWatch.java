package io.github.chatspec.mock.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Reloads contracts when they or their samples change. */
final class ContractWatch implements AutoCloseable {

    /** The time without changes before a reload, since an editor writes a file in several steps. */
    private static final long QUIET_MILLIS = 150;

    private final List<Path> files;
    private final Consumer<List<Contract>> consumer;
    private final Consumer<String> messages;
    private final WatchService service;
    private List<Contract> last;

    private ContractWatch(
            List<Path> files,
            List<Contract> contracts,
            Consumer<List<Contract>> consumer,
            Consumer<String> messages,
            WatchService service) {
        this.files = List.copyOf(files);
        this.last = List.copyOf(contracts);
        this.consumer = consumer;
        this.messages = messages;
        this.service = service;
    }

    /**
     * Starts to watch.
     *
     * @param files the files of the contracts
     * @param contracts the contracts that were read from them
     * @param consumer receives the reloaded contracts; a {@code ContractException} that it throws is reported
     * @param messages receives a message about each reload
     */
    static ContractWatch start(
            List<Path> files, List<Contract> contracts, Consumer<List<Contract>> consumer, Consumer<String> messages)
            throws IOException {
        WatchService service = FileSystems.getDefault().newWatchService();
        ContractWatch watch = new ContractWatch(files, contracts, consumer, messages, service);
        watch.register();
        Thread thread = new Thread(watch::run, "chatspec-watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    @Override
    public void close() throws IOException {
        service.close();
    }

    private void run() {
        try {
            while (true) {
                drain(service.take());
                for (WatchKey key = quiet(); key != null; key = quiet()) {
                    drain(key);
                }
                reload();
            }
        } catch (ClosedWatchServiceException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private WatchKey quiet() throws InterruptedException {
        return service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void drain(WatchKey key) {
        key.pollEvents();
        key.reset();
    }

    private void reload() {
        try {
            String message;
            try {
                List<Contract> read = files.stream().map(Contract::read).toList();
                consumer.accept(read);
                last = read;
                message = "Reloaded: "
                        + String.join(
                                ", ", read.stream().map(Contract::toString).toList());
            } catch (ContractException e) {
                message = e.getMessage() + System.lineSeparator() + "  the previous contracts are still served";
            } catch (RuntimeException e) {
                // Without a message, the missing reload could not be explained.
                message = "Unexpected error; please report it: " + e;
            }
            // Before the message, so that its reader can change the next file; also after a failure, since a folder
            // may have been created again.
            register();
            messages.accept(message);
        } catch (IOException e) {
            messages.accept("Cannot watch the folders of the contracts any longer; restart the mock."
                    + System.lineSeparator() + "  " + e.getMessage());
        }
    }

    /** Watches only the folders with files of the contracts, not whole trees, which may be large. */
    private void register() throws IOException {
        Set<Path> folders = new TreeSet<>();
        for (int i = 0; i < files.size(); i++) {
            Path folder = files.get(i).toAbsolutePath().normalize().getParent();
            folders.add(folder);
            for (JsonNode value : last.get(i).document().findValues("externalValue")) {
                addSampleFolders(folder, value.asText(), folders);
            }
        }
        for (Path folder : folders) {
            WatchEvent.Kind<?>[] kinds = {
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE
            };
            folder.register(service, kinds);
        }
    }

    private static void addSampleFolders(Path folder, String relative, Set<Path> folders) {
        if (relative.contains(":")) {
            return;
        }
        try {
            Path parent = folder.resolve(relative).normalize().getParent();
            // Also the folders in between: only the parent sees that a folder is created again.
            while (parent != null && parent.startsWith(folder)) {
                if (Files.isDirectory(parent)) {
                    folders.add(parent);
                }
                parent = parent.getParent();
            }
        } catch (InvalidPathException e) {
            // Reading the contract reports this.
            return;
        }
    }
}
