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

/** Reads contracts again when they or their samples change. */
final class ContractWatch implements AutoCloseable {

    /** How long nothing must change before it is read: an editor writes a file in several steps. */
    private static final long QUIET_MILLIS = 150;

    private final List<Path> files;
    private final Consumer<List<Contract>> next;
    private final Consumer<String> tell;
    private final WatchService service;
    private List<Contract> last;

    private ContractWatch(
            List<Path> files,
            List<Contract> contracts,
            Consumer<List<Contract>> next,
            Consumer<String> tell,
            WatchService service) {
        this.files = List.copyOf(files);
        this.last = List.copyOf(contracts);
        this.next = next;
        this.tell = tell;
        this.service = service;
    }

    /**
     * Begins to watch.
     *
     * @param files the files of the contracts
     * @param contracts what was read of them
     * @param next what takes contracts that have been read again; a {@code ContractException} of it is told
     * @param tell what tells a reader that contracts have been read again, or why not
     */
    static ContractWatch start(
            List<Path> files, List<Contract> contracts, Consumer<List<Contract>> next, Consumer<String> tell)
            throws IOException {
        WatchService service = FileSystems.getDefault().newWatchService();
        ContractWatch watch = new ContractWatch(files, contracts, next, tell, service);
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
            String told;
            try {
                List<Contract> read = files.stream().map(Contract::read).toList();
                next.accept(read);
                last = read;
                told = "Read again: "
                        + String.join(
                                ", ", read.stream().map(Contract::toString).toList());
            } catch (ContractException e) {
                told = e.getMessage() + System.lineSeparator() + "  what was served before is served on";
            } catch (RuntimeException e) {
                // Else nobody would know why nothing is read again any more.
                told = "This should not have happened; please report it: " + e;
            }
            // First, so that whoever is told can change the next file; and after a failure too, since a folder may
            // have been made anew.
            register();
            tell.accept(told);
        } catch (IOException e) {
            tell.accept("The folders of the contracts cannot be watched any more; start the mock again."
                    + System.lineSeparator() + "  " + e.getMessage());
        }
    }

    /** Only the folders that hold something of the contracts; what lies below them may be a whole disk. */
    private void register() throws IOException {
        Set<Path> folders = new TreeSet<>();
        for (int i = 0; i < files.size(); i++) {
            Path folder = files.get(i).toAbsolutePath().normalize().getParent();
            folders.add(folder);
            for (JsonNode value : last.get(i).document().findValues("externalValue")) {
                sampleFolder(folder, value.asText(), folders);
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

    private static void sampleFolder(Path folder, String relative, Set<Path> folders) {
        if (relative.contains(":")) {
            return;
        }
        try {
            Path holder = folder.resolve(relative).normalize().getParent();
            // The folders between as well: a folder that is made anew is seen by the one that holds it.
            while (holder != null && holder.startsWith(folder)) {
                if (Files.isDirectory(holder)) {
                    folders.add(holder);
                }
                holder = holder.getParent();
            }
        } catch (InvalidPathException e) {
            // Whoever reads the contract says what is wrong with it.
            return;
        }
    }
}
