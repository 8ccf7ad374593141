package org.dialogueinfo.roundtables;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dialogueinfo.kernel.Cyrillic;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.kernel.Script;
import org.dialogueinfo.roundtables.Intake.Row;
import org.jspecify.annotations.Nullable;

/** Reads people from the tables organisers keep: CSV with commas, semicolons or tabs, and XLSX. */
public final class InviteeTables {

    /** What a column may be called, in the three languages. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "name", List.of("name", "emri", "ime", "ime i prezime", "emri dhe mbiemri", "full name"),
            "organisation", List.of("organisation", "organization", "organizata", "organizacija"),
            "role", List.of("role", "roli", "uloga"),
            "side", List.of("side", "pala", "strana"),
            "lang", List.of("lang", "language", "gjuha", "jezik"),
            "script", List.of("script", "pismo", "shkrimi"),
            "email", List.of("email", "e-mail", "mail", "adresa", "e-posta", "imejl"),
            "telegram", List.of("telegram", "chat"),
            "notes", List.of("notes", "note", "shenime", "beleske", "napomena"));

    private InviteeTables() {}

    /** @throws IllegalArgumentException if it is no table, or has no column {@code name} */
    public static List<Row> csv(String text) {
        var clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var head = clean.lines().findFirst().orElse("");
        var delimiter = head.contains(";") ? ';' : head.contains("\t") ? '\t' : ',';
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .get();
        try (var parser = format.parse(new StringReader(clean))) {
            var lines = new ArrayList<List<String>>();
            for (var record : parser) {
                lines.add(record.toList());
            }
            return rows(lines);
        } catch (IOException | UncheckedIOException e) {
            throw new InputRefused("csv");
        }
    }

    /** The first sheet of a workbook. */
    public static List<Row> xlsx(byte[] file) {
        return rows(sheet(file));
    }

    /** The first sheet of a workbook as CSV, so that it can be shown first and taken in later. */
    public static String asCsv(byte[] workbook) {
        var out = new StringWriter();
        try (var printer = CSVFormat.DEFAULT.print(out)) {
            printer.printRecords(sheet(workbook));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static List<List<String>> sheet(byte[] file) {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            var lines = new ArrayList<List<String>>();
            try (var sheet = workbook.getFirstSheet().openStream()) {
                sheet.forEach(row -> {
                    var line = new ArrayList<String>();
                    for (int at = 0; at < row.getCellCount(); at++) {
                        line.add(row.getCellText(at));
                    }
                    lines.add(line);
                });
            }
            return lines;
        } catch (IOException | RuntimeException e) {
            throw new InputRefused("xlsx");
        }
    }

    private static List<Row> rows(List<List<String>> lines) {
        if (lines.isEmpty()) {
            throw new InputRefused("table-empty");
        }
        var columns = columns(lines.get(0));
        if (!columns.containsKey("name")) {
            throw new InputRefused("columns");
        }
        var rows = new ArrayList<Row>();
        for (int at = 1; at < lines.size(); at++) {
            var line = lines.get(at);
            if (line.stream().allMatch(String::isBlank)) {
                continue;
            }
            var values = new HashMap<String, String>();
            columns.forEach((column, position) -> values.put(column, position < line.size() ? line.get(position) : ""));
            rows.add(row(at, values));
        }
        return rows;
    }

    private static Map<String, Integer> columns(List<String> head) {
        var columns = new HashMap<String, Integer>();
        for (int at = 0; at < head.size(); at++) {
            var name = Cyrillic.toLatin(head.get(at).strip())
                    .toLowerCase(Locale.ROOT)
                    .replace("ë", "e")
                    .replace("š", "s");
            for (var entry : NAMES.entrySet()) {
                if (entry.getValue().contains(name)) {
                    columns.putIfAbsent(entry.getKey(), at);
                }
            }
        }
        return columns;
    }

    /** A row of named values; what is wrong with it is said, not thrown. */
    public static Row row(int number, Map<String, ? extends @Nullable String> values) {
        try {
            return new Row(
                    number,
                    new Invitee(
                            value(values, "name"),
                            value(values, "organisation"),
                            value(values, "role").isBlank() ? Role.PRINCIPAL : Role.of(value(values, "role")),
                            value(values, "side").isBlank() ? Side.OTHER : Side.of(value(values, "side")),
                            rendering(value(values, "lang"), value(values, "script")),
                            value(values, "email"),
                            value(values, "telegram"),
                            value(values, "notes")),
                    Sentence.NONE);
        } catch (InputRefused e) {
            return new Row(number, null, e.sentence());
        }
    }

    private static String value(Map<String, ? extends @Nullable String> values, String name) {
        String value = values.get(name);
        return value == null ? "" : value;
    }

    static Rendering rendering(String lang, String script) {
        var known = Rendering.find(lang.strip());
        if (known.isPresent() && script.isBlank()) {
            return known.get();
        }
        var language = lang.isBlank() ? Language.EN : language(lang.strip());
        var cyrillic = script.strip().toLowerCase(Locale.ROOT).matches("cyrl|cyrillic|cirilica|ćirilica|ћирилица");
        return Rendering.of(language, cyrillic ? Script.CYRILLIC : Script.LATIN);
    }

    private static Language language(String lang) {
        try {
            return Language.of(lang.substring(0, Math.min(2, lang.length())));
        } catch (IllegalArgumentException e) {
            throw new InputRefused("language", "sq, sr, en", lang);
        }
    }
}
