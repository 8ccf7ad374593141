package org.dialogueinfo.website;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.springframework.web.util.HtmlUtils;

/** Draws a chart once for both formats: as SVG for pages, as PNG for chat and mail. */
final class ChartDrawing {

    private static final int WIDTH = 720;
    private static final int LABELS = 150;
    private static final int NOTES = 110;
    private static final int ROW = 26;
    private static final int TOP = 70;

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
                svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>%n"
                        .formatted(x, y, width, height, colour));
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
        return TOP + chart.bars().size() * ROW + 16;
    }

    private static void draw(Chart chart, Pen pen) {
        pen.text(12, 24, chart.title(), "#1c2430", true);
        int at = 12;
        for (int i = 0; i < chart.legend().size(); i++) {
            pen.rectangle(at, 38, 12, 12, colour(i));
            pen.text(at + 17, 49, chart.legend().get(i), "#1c2430", false);
            at += 34 + 7 * chart.legend().get(i).length();
        }
        int row = TOP;
        for (var bar : chart.bars()) {
            pen.text(12, row + 16, bar.label(), "#1c2430", false);
            int x = LABELS;
            for (int i = 0; i < bar.values().size(); i++) {
                int width = bar.values().get(i) * (WIDTH - LABELS - NOTES) / chart.longest();
                if (width > 0) {
                    pen.rectangle(x, row, width, ROW - 6, colour(i));
                    x += width;
                }
            }
            pen.text(x + 8, row + 16, bar.note(), "#1c2430", false);
            row += ROW;
        }
    }

    private static String colour(int part) {
        return Chart.COLOURS.get(part % Chart.COLOURS.size()).toLowerCase(Locale.ROOT);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private interface Pen {
        void rectangle(int x, int y, int width, int height, String colour);

        void text(int x, int y, String text, String colour, boolean bold);
    }
}
