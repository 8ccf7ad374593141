package org.dialogueinfo.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dialogueinfo.kernel.Trouble;
import org.dialogueinfo.kernel.Watched;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The disk under the data, while there is still room to do something about it. */
@Component
class DiskWatch implements Watched {

    private final OperatorProperties properties;
    private final Path dataDir;

    DiskWatch(OperatorProperties properties, @Value("${dialogue.data-dir:./data}") Path dataDir) {
        this.properties = properties;
        this.dataDir = dataDir;
    }

    @Override
    public List<Trouble> troubles() {
        var free = free();
        return free >= properties.diskFree().toBytes()
                ? List.of()
                : List.of(new Trouble(
                        "disk",
                        Words.each("watch.disk.what", free >> 20),
                        Words.each("watch.disk.remedy", properties.diskFree().toMegabytes()),
                        "/desk/health"));
    }

    private long free() {
        try {
            return Files.exists(dataDir) ? Files.getFileStore(dataDir).getUsableSpace() : Long.MAX_VALUE;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
