package io.github.chatspec.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Contracts as bytes, for a process that cannot read their files.
 *
 * <p>A built-in contract is only named; of another one, all files that it consists of are contained.
 */
public final class PackedContracts {

    private PackedContracts() {}

    /** A file of a contract, and its name for messages. */
    private static final class PackedFile {

        private final String shown;
        private final byte[] content;

        PackedFile(String shown, byte[] content) {
            this.shown = shown;
            this.content = content;
        }

        void write(DataOutputStream out) throws IOException {
            out.writeUTF(shown);
            out.writeInt(content.length);
            out.write(content);
        }

        static PackedFile read(DataInputStream in) throws IOException {
            String shown = in.readUTF();
            return new PackedFile(shown, in.readNBytes(in.readInt()));
        }
    }

    /**
     * Packs contracts.
     *
     * @param contracts the contracts, with their original operations
     * @return bytes for {@link #unpack}
     * @throws ContractException if a file of a contract can no longer be read
     */
    public static byte[] pack(List<Contract> contracts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(contracts.size());
            for (Contract contract : contracts) {
                boolean builtIn = contract.isSameAsBuiltIn();
                out.writeBoolean(builtIn);
                out.writeUTF(contract.name());
                if (!builtIn) {
                    write(contract, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Contract contract, DataOutputStream out) throws IOException {
        RecordedFiles files = new RecordedFiles(contract.files());
        Contract.load(contract.name(), contract.file(), files).readSamples();
        out.writeUTF(contract.file());
        out.writeInt(files.read.size());
        for (Map.Entry<String, PackedFile> file : files.read.entrySet()) {
            out.writeUTF(file.getKey());
            file.getValue().write(out);
        }
    }

    /**
     * Unpacks contracts.
     *
     * @param packed what {@link #pack} returned
     * @return the contracts in their order
     */
    public static List<Contract> unpack(byte[] packed) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            List<Contract> contracts = new ArrayList<>();
            for (int remaining = in.readInt(); remaining > 0; remaining--) {
                boolean builtIn = in.readBoolean();
                String name = in.readUTF();
                contracts.add(builtIn ? Contract.builtIn(name) : read(name, in));
            }
            return List.copyOf(contracts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Contract read(String name, DataInputStream in) throws IOException {
        String file = in.readUTF();
        Map<String, PackedFile> files = new LinkedHashMap<>();
        for (int remaining = in.readInt(); remaining > 0; remaining--) {
            String relative = in.readUTF();
            files.put(relative, PackedFile.read(in));
        }
        return Contract.load(name, file, new UnpackedFiles(files)).readSamples();
    }

    /** Keeps what is read. */
    private static final class RecordedFiles implements ContractFiles {

        private final ContractFiles files;
        private final Map<String, PackedFile> read = new LinkedHashMap<>();

        RecordedFiles(ContractFiles files) {
            this.files = files;
        }

        @Override
        public byte[] read(String relative) throws IOException {
            byte[] content = files.read(relative);
            read.put(relative, new PackedFile(display(relative), content));
            return content;
        }

        @Override
        public String display(String relative) {
            return files.display(relative);
        }
    }

    private record UnpackedFiles(Map<String, PackedFile> files) implements ContractFiles {

        @Override
        public byte[] read(String relative) throws IOException {
            PackedFile file = files.get(relative);
            if (file == null) {
                throw new NoSuchFileException(relative);
            }
            return file.content;
        }

        @Override
        public String display(String relative) {
            PackedFile file = files.get(relative);
            return file == null ? relative : file.shown;
        }
    }
}
