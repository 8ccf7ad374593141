package org.dialogueinfo.website;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Draws a chart once for both formats: as SVG for pages, as PNG for chat and mail. */
final class ChartDrawing {

    private static final int WIDTH = 720;
    private static final int LABELS = 150;
    private static final int LETTER = 8;
    private static final int LONGEST_TITLE = 84;
    private static final String INK = "#1d2b30";
    private static final int ROW = 26;
    private static final int LINE = 20;

    private ChartDrawing() {}

    /** SVG with its title and description, for screen readers. */
    static String svg(Chart chart) {
        var svg = new StringBuilder(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="t d" font-family="sans-serif" font-size="13">
                <title id="t">%s</title><desc id="d">%s</desc>
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                """.formatted(WIDTH, height(chart), escaped(chart.title()), escaped(chart.description())));
        draw(chart, new Pen() {
            @Override
            public void rectangle(int x, int y, int width, int height, String colour) {
                svg.append(
                        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" stroke=\"%s\" stroke-width=\".5\"/>%n"
                                .formatted(x, y, width, height, colour, INK));
            }

            @Override
            public void text(int x, int y, String text, String colour, boolean bold) {
                svg.append("<text x=\"%d\" y=\"%d\" fill=\"%s\"%s>%s</text>%n"
                        .formatted(x, y, colour, bold ? " font-weight=\"bold\"" : "", escaped(text)));
            }
        });
        return svg.append("</svg>\n").toString();
    }

    static byte[] png(Chart chart) {
        var image = new BufferedImage(WIDTH, height(chart), BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, WIDTH, height(chart));
            draw(chart, pen(graphics));
        } finally {
            graphics.dispose();
        }
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pen pen(Graphics2D graphics) {
        return new Pen() {
            @Override
            public void rectangle(int x, int y, int width, int height, String colour) {
                graphics.setColor(Color.decode(colour));
                graphics.fillRect(x, y, width, height);
            }

            @Override
            public void text(int x, int y, String text, String colour, boolean bold) {
                graphics.setColor(Color.decode(colour));
                graphics.setFont(new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 13));
                graphics.drawString(text, x, y);
            }
        };
    }

    private static int height(Chart chart) {
        return top(chart) + chart.bars().size() * ROW + 16;
    }

    private static int top(Chart chart) {
        return 16 + LINE * (title(chart).size() + legend(chart, null)) + 8;
    }

    private static void draw(Chart chart, Pen pen) {
        int line = 0;
        for (var words : title(chart)) {
            pen.text(12, 24 + LINE * line++, words, INK, true);
        }
        legend(chart, pen);
        int notes = 20
                + LETTER
                        * chart.bars().stream()
                                .mapToInt(it -> it.note().length())
                                .max()
                                .orElse(0);
        int row = top(chart);
        for (var bar : chart.bars()) {
            pen.text(12, row + 16, bar.label(), INK, false);
            int x = LABELS;
            for (int i = 0; i < bar.values().size(); i++) {
                int width = bar.values().get(i) * (WIDTH - LABELS - notes) / chart.longest();
                if (width > 0) {
                    pen.rectangle(x, row, width, ROW - 6, colour(chart, i));
                    x += width;
                }
            }
            pen.text(x + 8, row + 16, bar.note(), INK, false);
            row += ROW;
        }
    }

    /** The title in one line or two. */
    private static List<String> title(Chart chart) {
        var title = chart.title();
        int cut = title.length() <= LONGEST_TITLE ? -1 : title.lastIndexOf(' ', LONGEST_TITLE);
        return cut < 0 ? List.of(title) : List.of(title.substring(0, cut), title.substring(cut + 1));
    }

    /** Draws the legend if there is a pen; answers how many lines it takes. */
    private static int legend(Chart chart, @Nullable Pen pen) {
        int at = 12;
        int line = 0;
        for (int i = 0; i < chart.legend().size(); i++) {
            int width = 34 + LETTER * chart.legend().get(i).length();
            if (at > 12 && at + width > WIDTH) {
                at = 12;
                line++;
            }
            if (pen != null) {
                int y = 18 + LINE * (title(chart).size() + line);
                pen.rectangle(at, y, 12, 12, colour(chart, i));
                pen.text(at + 17, y + 11, chart.legend().get(i), INK, false);
            }
            at += width;
        }
        return line + 1;
    }

    private static String colour(Chart chart, int part) {
        return chart.legend().size() == 1 ? Chart.ONLY : Chart.SCALE.get(part % Chart.SCALE.size());
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private interface Pen {
        void rectangle(int x, int y, int width, int height, String colour);

        void text(int x, int y, String text, String colour, boolean bold);
    }
}
