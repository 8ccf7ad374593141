package org.dialogueinfo.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Zips out and in. */
@Service
class StoredExchange implements Exchange {

    private final ZipExport out;
    private final ZipImport in;

    StoredExchange(ZipExport out, ZipImport in) {
        this.out = out;
        this.in = in;
    }

    @Override
    public void export(OutputStream to, @Nullable Integer release) throws IOException {
        out.write(to, release);
    }

    @Override
    public Imported load(Path zip) throws IOException {
        return in.load(zip);
    }
}
