package io.github.chatspec.mock.command;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reloads contracts when they or their samples change. */
final class ContractWatch implements AutoCloseable {

    /** The time without changes before a reload, since an editor writes a file in several steps. */
    private static final Duration QUIET = Duration.ofMillis(150);

    private final List<Path> files;
    private final Function<List<Path>, List<Contract>> reader;
    private final Consumer<List<Contract>> consumer;
    private final Consumer<String> messages;
    private final WatchService service;
    private WatchedFiles watched;

    private ContractWatch(
            List<Path> files,
            Function<List<Path>, List<Contract>> reader,
            Consumer<List<Contract>> consumer,
            Consumer<String> messages,
            WatchService service) {
        this.files = List.copyOf(files);
        this.reader = reader;
        this.consumer = consumer;
        this.messages = messages;
        this.service = service;
    }

    /**
     * Starts to watch.
     *
     * @param files the files of the contracts
     * @param reader reads the contracts; a {@code ContractException} that it throws is reported
     * @param consumer receives the reloaded contracts; a {@code ContractException} that it throws is reported
     * @param messages receives a message about each reload
     */
    static ContractWatch start(
            List<Path> files,
            Function<List<Path>, List<Contract>> reader,
            Consumer<List<Contract>> consumer,
            Consumer<String> messages)
            throws IOException {
        WatchService service = FileSystems.getDefault().newWatchService();
        ContractWatch watch = new ContractWatch(files, reader, consumer, messages, service);
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
                awaitChange();
                reload();
            }
        } catch (ClosedWatchServiceException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a change of the contracts' files, and for the end of the changes that follow it. */
    private void awaitChange() throws InterruptedException {
        boolean changed = false;
        while (!changed) {
            changed = isChange(service.take());
        }
        long quiet = System.nanoTime();
        for (long left = QUIET.toNanos(); left > 0; left = QUIET.toNanos() - (System.nanoTime() - quiet)) {
            WatchKey key = service.poll(left, TimeUnit.NANOSECONDS);
            if (key != null && isChange(key)) {
                quiet = System.nanoTime();
            }
        }
    }

    /** Returns whether a file of the contracts has changed; other files of the same folder may change all the time. */
    private boolean isChange(WatchKey key) {
        Path folder = (Path) key.watchable();
        boolean changed = key.pollEvents().stream()
                .anyMatch(event -> !(event.context() instanceof Path name) || watched.contains(folder.resolve(name)));
        key.reset();
        return changed;
    }

    private void reload() {
        try {
            String message;
            try {
                List<Contract> read = reader.apply(files);
                consumer.accept(read);
                message = "Reloaded: "
                        + String.join(
                                ", ", read.stream().map(Contract::toString).toList());
            } catch (ContractException e) {
                message = e.getMessage() + System.lineSeparator() + "  the previous contracts are still served";
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
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

    private void register() throws IOException {
        watched = WatchedFiles.of(files, watched);
        WatchEvent.Kind<?>[] kinds = {
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE
        };
        for (Path folder : watched.folders()) {
            folder.register(service, kinds);
        }
    }
}
