package org.dialogueinfo.roundtables;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.dhatim.fastexcel.Workbook;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Board.Guest;
import org.springframework.stereotype.Service;

/** Lists of an event for its organisers: tables with the fields they choose, the list for the door, name badges. */
@Service
public class Exports {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float MARGIN = 50;
    private static final int LINES = 34;
    private static final int BADGES = 8;

    private final Boards boards;
    private final Events events;
    private final Words words;

    Exports(Boards boards, Events events, Words words) {
        this.boards = boards;
        this.events = events;
        this.words = words;
    }

    /** A table for spreadsheets, with a mark that makes them read it as UTF-8. */
    public byte[] csv(RoundtableId id, Set<Field> fields, Filter filter) {
        var out = new StringWriter();
        try (var printer = CSVFormat.DEFAULT.print(out)) {
            for (var row : rows(id, fields, filter)) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ("\uFEFF" + out).getBytes(StandardCharsets.UTF_8);
    }

    public byte[] xlsx(RoundtableId id, Set<Field> fields, Filter filter) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Dialogue-Info", "1.0")) {
            var sheet = workbook.newWorksheet("Roundtable");
            var rows = rows(id, fields, filter);
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private List<List<String>> rows(RoundtableId id, Set<Field> fields, Filter filter) {
        var chosen =
                fields.isEmpty() ? EnumSet.of(Field.NAME, Field.ORGANISATION, Field.STATE) : EnumSet.copyOf(fields);
        var rows = new ArrayList<List<String>>();
        rows.add(chosen.stream().map(Field::code).toList());
        for (var guest : boards.guests(id, filter)) {
            rows.add(chosen.stream().map(it -> harmless(it.of(guest))).toList());
        }
        return rows;
    }

    /** A cell that a spreadsheet would take for a formula is text. */
    private static String harmless(String cell) {
        return cell.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + cell : cell;
    }

    /** The list for the door: who holds a seat, with a box to tick. Its heading names a guarded event neutrally. */
    public byte[] doorList(RoundtableId id, Rendering rendering) {
        var heading = heading(events.get(id).roundtable(), rendering);
        return pdf((document, font) -> {
            var guests = boards.guests(id, State.SEATED);
            var pages = Math.max(1, (guests.size() + LINES - 1) / LINES);
            for (int from = 0; from == 0 || from < guests.size(); from += LINES) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (var paper = new PDPageContentStream(document, page)) {
                    float y = page.getMediaBox().getHeight() - MARGIN;
                    write(paper, font, 14, MARGIN, y, fitted(font, 14, heading, 420));
                    write(paper, font, 9, MARGIN + 440, y, "%d / %d".formatted(from / LINES + 1, pages));
                    y -= 8;
                    for (var it : guests.subList(from, Math.min(from + LINES, guests.size()))) {
                        y -= 20;
                        paper.addRect(MARGIN, y - 1, 9, 9);
                        paper.stroke();
                        write(paper, font, 11, MARGIN + 18, y, fitted(font, 11, it.name(), 250));
                        write(paper, font, 9, MARGIN + 280, y, fitted(font, 9, it.organisation(), 215));
                    }
                }
            }
        });
    }

    private String heading(Roundtable it, Rendering rendering) {
        var language = rendering.language();
        var title = it.chathamHouse() ? words.say(language, "neutral-title") : words.shown(it.title(), language);
        return rendering.show(title + " · " + words.moment(language, it.start()));
    }

    /** Name badges, eight on a sheet, each with the code that the door reads. */
    public byte[] badges(RoundtableId id, Set<Field> fields) {
        return pdf((document, font) -> {
            var guests = boards.guests(id, State.SEATED);
            for (int from = 0; from == 0 || from < guests.size(); from += BADGES) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (var paper = new PDPageContentStream(document, page)) {
                    var sheet = guests.subList(from, Math.min(from + BADGES, guests.size()));
                    for (int at = 0; at < sheet.size(); at++) {
                        var width = page.getMediaBox().getWidth() / 2;
                        var height = page.getMediaBox().getHeight() / (BADGES / 2);
                        badge(
                                paper,
                                font,
                                sheet.get(at),
                                fields,
                                width * (at % 2),
                                height * (BADGES / 2 - 1 - at / 2),
                                width,
                                height);
                    }
                }
            }
        });
    }

    private static void badge(
            PDPageContentStream paper,
            PDFont font,
            Guest it,
            Set<Field> fields,
            float x,
            float y,
            float width,
            float height)
            throws IOException {
        paper.addRect(x + 6, y + 6, width - 12, height - 12);
        paper.stroke();
        var size = font.getStringWidth(fitted(font, 24, it.name(), 10_000)) / 1000 * 24 > width - 40 ? 16 : 24;
        write(paper, font, size, x + 20, y + height - 55, fitted(font, size, it.name(), width - 40));
        float line = y + height - 85;
        for (var field : fields) {
            if (field != Field.NAME) {
                write(paper, font, 11, x + 20, line, fitted(font, 11, said(field, it), width - 120));
                line -= 16;
            }
        }
        code(paper, pass(it.id()), x + width - 90, y + 16, 70);
    }

    /** Codes in the words of the person's own language. */
    private static String said(Field field, Guest it) {
        return field == Field.ROLE || field == Field.SIDE
                ? Sentence.of(Codes.of(field) + "." + field.of(it)).in(Rendering.of(it.lang()))
                : field.of(it);
    }

    /** What a pass says: the invitation's id and no name. */
    static String pass(String invitation) {
        return "rt:" + invitation;
    }

    private static void code(PDPageContentStream paper, String text, float x, float y, float size) throws IOException {
        var matrix = matrix(text);
        var dot = size / matrix.getWidth();
        for (int row = 0; row < matrix.getHeight(); row++) {
            for (int column = 0; column < matrix.getWidth(); column++) {
                if (matrix.get(column, row)) {
                    paper.addRect(x + column * dot, y + size - (row + 1) * dot, dot, dot);
                }
            }
        }
        paper.fill();
    }

    /** A QR code as an SVG image, for a pass on a page. */
    public static String svg(String invitation) {
        var matrix = matrix(pass(invitation));
        var path = new StringBuilder();
        for (int row = 0; row < matrix.getHeight(); row++) {
            for (int column = 0; column < matrix.getWidth(); column++) {
                if (matrix.get(column, row)) {
                    path.append("M%d %dh1v1h-1z".formatted(column, row));
                }
            }
        }
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\">"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/><path d=\"%s\"/></svg>")
                .formatted(matrix.getWidth(), matrix.getHeight(), path);
    }

    private static BitMatrix matrix(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 2));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pdf(Drawing drawing) {
        try (var document = new PDDocument();
                var ttf = java.util.Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT))) {
            drawing.on(document, PDType0Font.load(document, ttf));
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(PDPageContentStream paper, PDFont font, int size, float x, float y, String text)
            throws IOException {
        paper.beginText();
        paper.setFont(font, size);
        paper.newLineAtOffset(x, y);
        paper.showText(text);
        paper.endText();
    }

    /** The text without signs the font does not have, cut to the width. */
    private static String fitted(PDFont font, int size, String text, float width) throws IOException {
        var fitted = new StringBuilder();
        float used = 0;
        for (var sign : text.codePoints().mapToObj(Character::toString).toList()) {
            float wide;
            try {
                wide = font.getStringWidth(sign) / 1000 * size;
            } catch (IllegalArgumentException e) {
                continue;
            }
            if (used + wide > width) {
                return fitted.append("…").toString();
            }
            fitted.append(sign);
            used += wide;
        }
        return fitted.toString();
    }

    private interface Drawing {
        void on(PDDocument document, PDFont font) throws IOException;
    }

    /** A column of a table. */
    public enum Field {
        NAME,
        ORGANISATION,
        ROLE,
        SIDE,
        LANG,
        STATE,
        EMAIL,
        TELEGRAM,
        DIET,
        ACCESS,
        NOTES,
        REASON,
        PROPOSAL;

        public String code() {
            return Codes.of(this);
        }

        /** @throws IllegalArgumentException if there is no such field */
        public static Field of(String code) {
            return Codes.find(Field.class, "field", code);
        }

        String of(Guest it) {
            return switch (this) {
                case NAME -> it.name();
                case ORGANISATION -> it.organisation();
                case ROLE -> it.role().code();
                case SIDE -> it.side().code();
                case LANG -> it.lang();
                case STATE -> it.state().code();
                case EMAIL -> it.email();
                case TELEGRAM -> it.telegram();
                case DIET -> it.diet();
                case ACCESS -> it.access();
                case NOTES -> it.notes();
                case REASON -> it.reason();
                case PROPOSAL -> it.proposal();
            };
        }
    }
}
