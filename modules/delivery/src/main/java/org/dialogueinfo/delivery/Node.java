package org.dialogueinfo.delivery;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The name of this process, kept in a file that it locks while it lives: whoever gets the lock knows that the earlier
 * life of that name is over. A second process with the same file gets a name of its own.
 */
final class Node implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private final String name;
    private final @Nullable FileChannel file;
    private final @Nullable FileLock lock;

    private Node(String name, @Nullable FileChannel file, @Nullable FileLock lock) {
        this.name = name;
        this.file = file;
        this.lock = lock;
    }

    static Node of(Path path) {
        FileChannel file = null;
        try {
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            var lock = file.tryLock();
            if (lock != null) {
                var name = Files.readString(path).strip();
                if (name.isEmpty()) {
                    name = UUID.randomUUID().toString();
                    file.write(java.nio.ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)));
                    file.force(true);
                }
                return new Node(name, file, lock);
            }
            file.close();
        } catch (IOException | OverlappingFileLockException e) {
            LOG.warn("The name of this node cannot be kept in a file: {}", e.toString());
            closeQuietly(file);
        }
        return new Node(UUID.randomUUID().toString(), null, null);
    }

    /** Stays the same from life to life, unless another process has it. */
    String name() {
        return name;
    }

    private static void closeQuietly(@Nullable FileChannel file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            LOG.debug("The file of the node's name did not close", e);
        }
    }

    @Override
    public void close() {
        closeQuietly(file); // and with it the lock
    }
}
