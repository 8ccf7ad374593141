package org.dialogueinfo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** The class loader over the jars in {@code plugins/}; their auto-configurations are found like any other. */
final class PluginJars {

    private PluginJars() {}

    static ClassLoader in(Path folder) {
        var parent = DialogueInfo.class.getClassLoader();
        if (!Files.isDirectory(folder)) {
            return parent;
        }
        try (var files = Files.list(folder)) {
            var jars = files.filter(it -> it.toString().endsWith(".jar"))
                    .sorted()
                    .map(PluginJars::url)
                    .toArray(URL[]::new);
            return jars.length == 0 ? parent : new URLClassLoader(jars, parent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
