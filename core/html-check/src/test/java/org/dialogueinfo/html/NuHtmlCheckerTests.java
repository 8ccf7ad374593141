package org.dialogueinfo.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** The Nu Html Checker finds nothing in the pages as they left the server. */
class NuHtmlCheckerTests {

    private static final Path ROOT = Path.of("../..");
    private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc";

    @ParameterizedTest
    @CsvSource({"modules/website/target/site, 250", "core/application/target/site, 100"})
    void findsNothing(String folder, int least) throws Exception {
        assumeTrue(
                folder.startsWith("modules/") || Files.isDirectory(ROOT.resolve(folder)),
                "Without Chromium no pages of the whole are written");
        var pages = pages(ROOT.resolve(folder));
        assertThat(pages)
                .as("pages in %s, where that module's tests write them", folder)
                .hasSizeGreaterThan(least);
        var findings = new ArrayList<String>();
        for (var page : pages) {
            check(page.getFileName().toString(), Files.readString(page), findings);
        }
        System.out.printf("Nu Html Checker: %d pages of %s, %d findings%n", pages.size(), folder, findings.size());
        assertThat(findings).isEmpty();
    }

    @Test
    void findsWhatIsWrong() throws Exception {
        var findings = new ArrayList<String>();
        check("wrong", "<!DOCTYPE html><html lang=en><title>t</title><p id=a><p id=a><ul><div>", findings);
        assertThat(findings).anyMatch(it -> it.contains("Duplicate ID")).anyMatch(it -> it.contains("div"));
    }

    private static List<Path> pages(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".html")).sorted().toList();
        }
    }

    private static void check(String name, String html, List<String> findings) throws Exception {
        Checker.VALIDATOR.setUpValidatorAndParsers(new Findings(name, findings), true, false);
        Checker.VALIDATOR.checkHtmlInputSource(new InputSource(new StringReader(html)));
    }

    /** The schema is compiled once. */
    private static final class Checker {
        static final SimpleDocumentValidator VALIDATOR = new SimpleDocumentValidator(true, false, false);

        static {
            try {
                VALIDATOR.setUpMainSchema(SCHEMA, new Findings("schema", new ArrayList<>()));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private record Findings(String page, List<String> all) implements ErrorHandler {
        /** Thymeleaf writes the hidden field of the CSRF token with a trailing slash, which means nothing in HTML. */
        @Override
        public void warning(SAXParseException e) {
            if (!String.valueOf(e.getMessage()).startsWith("Trailing slash on void elements has no effect")) {
                error(e);
            }
        }

        @Override
        public void error(SAXParseException e) {
            all.add("%s:%d: %s".formatted(page, e.getLineNumber(), e.getMessage()));
        }

        @Override
        public void fatalError(SAXParseException e) {
            error(e);
        }
    }
}
