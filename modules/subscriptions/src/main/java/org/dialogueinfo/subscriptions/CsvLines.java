package org.dialogueinfo.subscriptions;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.dialogueinfo.subscriptions.SubscriberImports.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV one record at a time. A record may span a few lines if it is quoted; a quote that never closes spoils its own
 * line and no other.
 */
final class CsvLines {

    private static final int LONGEST_LINE = 10_000;
    private static final int MOST_LINES = 10;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern QUOTED_FIELD = Pattern.compile("(^|,)\\s*\"");
    private static final CsvReader.CsvReaderBuilder CSV = CsvReader.builder();

    private final BufferedReader in;
    private final Deque<Line> waiting = new ArrayDeque<>();
    private long lines;

    CsvLines(InputStream in) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** The next record that is not blank, or null at the end. */
    @Nullable
    Parsed next(int columns) throws IOException {
        var line = take();
        while (line != null && !line.tooLong() && line.text().isBlank()) {
            line = take();
        }
        return line == null ? null : parse(line, columns);
    }

    private Parsed parse(Line first, int columns) throws IOException {
        if (first.tooLong()) {
            return Parsed.refused(first.number(), Reason.TOO_LONG);
        }
        if (first.text().indexOf('\uFFFD') >= 0) {
            return Parsed.refused(first.number(), Reason.NOT_UTF8);
        }
        var text = new StringBuilder(first.text());
        var more = new ArrayList<Line>();
        while (quoteIsOpen(text) && more.size() < MOST_LINES) {
            var next = take();
            if (next == null || next.tooLong()) {
                break;
            }
            more.add(next);
            text.append('\n').append(next.text());
        }
        var fields = fields(text.toString());
        if (!more.isEmpty() && (fields == null || fields.size() != columns)) {
            more.forEach(waiting::addLast);
            return Parsed.refused(first.number(), Reason.UNREADABLE);
        }
        if (fields == null) {
            return Parsed.refused(first.number(), Reason.UNREADABLE);
        }
        return fields.size() == columns || columns == 0
                ? new Parsed(first.number(), fields, null)
                : Parsed.refused(first.number(), Reason.COLUMNS);
    }

    /** Whether a field begins with a quote that does not close; a quote in the middle of a field is just a letter. */
    private static boolean quoteIsOpen(CharSequence text) {
        return text.chars().filter(it -> it == '"').count() % 2 == 1
                && QUOTED_FIELD.matcher(text).find();
    }

    private static @Nullable List<String> fields(String text) {
        try {
            return quoteIsOpen(text) ? null : CSV.ofSingleCsvRecord(text).getFields();
        } catch (CsvParseException e) {
            return null;
        }
    }

    private @Nullable Line take() throws IOException {
        var before = waiting.pollFirst();
        return before != null ? before : read();
    }

    /** Reads to the end of the line, however long it is, but keeps no more than a line may have. */
    private @Nullable Line read() throws IOException {
        var text = new StringBuilder();
        boolean any = false;
        boolean tooLong = false;
        for (int c = in.read(); c >= 0; c = in.read()) {
            any = true;
            if (c == '\n') {
                break;
            }
            if (text.length() < LONGEST_LINE) {
                text.append((char) c);
            } else {
                tooLong = true;
            }
        }
        if (!any) {
            return null;
        }
        lines++;
        if (!text.isEmpty() && text.charAt(text.length() - 1) == '\r') {
            text.setLength(text.length() - 1);
        }
        if (lines == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text.deleteCharAt(0);
        }
        return new Line(lines, text.toString(), tooLong);
    }

    private record Line(long number, String text, boolean tooLong) {}

    /** Either the fields of a record, or why there are none. */
    record Parsed(long line, List<String> fields, @Nullable Reason problem) {

        static Parsed refused(long line, Reason problem) {
            return new Parsed(line, List.of(), problem);
        }
    }
}
