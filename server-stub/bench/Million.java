import com.sun.management.OperatingSystemMXBean;
import io.github.chatspec.server.chats.ChatStore;
import io.github.chatspec.server.chats.LoadResult;
import io.github.chatspec.server.engage.EngageChats;
import io.github.chatspec.server.engage.model.Chat;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;

/** Measures a store of many chats without HTTP, and prints the rows of a table. */
public final class Million {

    private static final int PAGE = 10;

    private Million() {}

    /** Measures the store; the argument is the file of chats. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        ChatStore<Chat> chats = new EngageChats().store();
        chats.clear();
        chats.mark();
        long empty = heap();
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long processors = system.getProcessCpuTime();
        long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        LoadResult loaded;
        try (InputStream in = Files.newInputStream(file)) {
            loaded = chats.load(in, file.toString(), line -> {
                throw new IllegalStateException(line.toString());
            });
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - thread;
        processors = system.getProcessCpuTime() - processors;
        int count = chats.size();
        row("chats loaded", loaded.added());
        row("load, s", seconds);
        row("load, s of a processor, the loading thread", thread / 1e9);
        row("load, s of a processor, the process with the collector and the compilers", processors / 1e9);
        row("load, chats/s", count / seconds);
        row("bytes of JSON per chat", (double) Files.size(file) / count);
        row("heap per chat after collection, bytes", (double) (heap() - empty) / count);

        int last = count / PAGE;
        double first = Double.MAX_VALUE;
        double deep = Double.MAX_VALUE;
        // In turns, so that the first one does not pay for the warm-up of both.
        for (int round = 0; round < 5; round++) {
            first = Math.min(first, nanos(200_000, i -> chats.rows(1, PAGE)));
            deep = Math.min(deep, nanos(200_000, i -> chats.rows(last, PAGE)));
        }
        row("first page in memory, ns", first);
        row("last page in memory, ns", deep);
        row("last page over first page in memory", deep / first);
        Random random = new Random(2);
        row("a page anywhere, rows written at its first read, ns", nanos(10_000, i -> chats.rows(1 + random.nextInt(last), PAGE)));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            ids.addAll(chats.page(1 + random.nextInt(last), 1).stream().map(Chat::getChatId).toList());
        }
        row("one chat by its identifier, ns", nanos(200_000, i -> chats.stored(ids.get(i % ids.size()))));
        List<Chat> models = chats.page(7, 100);
        row("put of one chat, ns", nanos(20_000, i -> chats.put(List.of(models.get(i % models.size())))));
        row("remove of one chat, ns", nanos(10_000, i -> chats.remove(ids.get(i))));

        for (int page = 1; page <= last; page++) {
            chats.rows(page, PAGE);
        }
        row("heap per chat after each was listed once, bytes", (double) (heap() - empty) / chats.size());
    }

    /** Returns the best of three rounds after one to warm up. */
    private static double nanos(int times, IntConsumer work) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 4; round++) {
            int from = times / 4 * round;
            long begin = System.nanoTime();
            for (int i = 0; i < times / 4; i++) {
                work.accept(from + i);
            }
            best = round == 0 ? best : Math.min(best, (System.nanoTime() - begin) / (times / 4.0));
        }
        return best;
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void row(String name, double value) {
        System.out.printf(Locale.ROOT, value < 100 ? "| %s | %.2f |%n" : "| %s | %.0f |%n", name, value);
    }
}
