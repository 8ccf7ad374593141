package org.dialogueinfo.content;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the application does at the command line instead of staying: {@code --verify}, {@code --export=file.zip},
 * {@code --import=file.zip}. It ends with 0 when that went well, else with 1.
 */
@Component
@Order(1)
class ArchiveCommands implements ApplicationRunner {

    private final Memory memory;
    private final Exchange exchange;
    private final ApplicationContext context;

    ArchiveCommands(Memory memory, Exchange exchange, ApplicationContext context) {
        this.memory = memory;
        this.exchange = exchange;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.containsOption("verify")) {
            end(verify(out));
        } else if (arguments.containsOption("export")) {
            end(export(file(arguments, "export"), out));
        } else if (arguments.containsOption("import")) {
            end(load(file(arguments, "import"), out));
        }
    }

    private static Path file(ApplicationArguments arguments, String option) {
        var values = arguments.getOptionValues(option);
        if (values == null || values.isEmpty()) {
            throw new IllegalArgumentException(
                    "The option --%s names a file: --%s=archive.zip".formatted(option, option));
        }
        return Path.of(values.get(0));
    }

    int verify(PrintStream out) {
        var it = memory.verify();
        out.println(
                it.intact()
                        ? "intact: %d revisions, head %s".formatted(it.revisions(), it.head())
                        : "broken at %s: %s"
                                .formatted(
                                        it.firstBroken().orElse(""),
                                        it.problem().map(Memory.Problem::code).orElse("")));
        return it.intact() ? 0 : 1;
    }

    int export(Path file, PrintStream out) throws IOException {
        try (var to = new BufferedOutputStream(Files.newOutputStream(file))) {
            exchange.export(to, null);
        }
        out.println("exported: %s, %d bytes".formatted(file, Files.size(file)));
        return 0;
    }

    int load(Path file, PrintStream out) throws IOException {
        try {
            var it = exchange.load(file);
            out.println("imported: %d revisions, head %s".formatted(it.revisions(), it.head()));
            return 0;
        } catch (PackRefused e) {
            out.println("refused: " + e.getMessage());
            return 1;
        }
    }

    private void end(int code) {
        ExitCodeGenerator exit = () -> code;
        System.exit(SpringApplication.exit(context, exit));
    }
}
