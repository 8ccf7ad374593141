package org.dialogueinfo.website;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Draws the picture that stands beside a shared link: 1200 by 630, in the house's own type, on any machine. */
@Component
class SharePicture {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int MARGIN = 80;
    private static final int MOST_LINES = 4;
    private static final Color PAPER = new Color(0xfbfaf7);
    private static final Color INK = new Color(0x1d2b30);
    private static final Color DEEP = new Color(0x1f4c5a);
    private static final Color QUIET = new Color(0x4c5d63);

    private final Font head = font("pictures/head.ttf");
    private final Font text = font("pictures/text.ttf");

    private static Font font(String path) {
        try (var in = new ClassPathResource(path).getInputStream()) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param kicker what kind of thing it is
     * @param line what is to know at a glance, such as status or date
     */
    byte[] draw(String kicker, String title, String line) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setColor(PAPER);
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(INK);
        g.setFont(head.deriveFont(40f));
        g.drawString("Dialogue-Info", MARGIN, 105);
        g.fillRect(MARGIN, 130, WIDTH - 2 * MARGIN, 5);
        g.fillRect(MARGIN, 139, WIDTH - 2 * MARGIN, 2);
        g.setColor(QUIET);
        g.setFont(text.deriveFont(30f));
        g.drawString(kicker, MARGIN, 200);
        title(g, title);
        g.setColor(DEEP);
        g.setFont(text.deriveFont(32f));
        g.drawString(fit(g, line), MARGIN, HEIGHT - 70);
        g.dispose();
        return png(image);
    }

    /** As large as it fits into four lines. */
    private void title(Graphics2D g, String title) {
        for (float size = 66; ; size -= 4) {
            g.setFont(head.deriveFont(size));
            var lines = lines(g, title);
            if (lines.size() <= MOST_LINES || size < 36) {
                g.setColor(INK);
                int y = 230 + (int) size;
                for (var it : lines.subList(0, Math.min(lines.size(), MOST_LINES))) {
                    g.drawString(it, MARGIN, y);
                    y += (int) (size * 1.2f);
                }
                return;
            }
        }
    }

    private static List<String> lines(Graphics2D g, String text) {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : text.split(" ")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (g.getFontMetrics().stringWidth(longer) > WIDTH - 2 * MARGIN && !line.isEmpty()) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    private static String fit(Graphics2D g, String text) {
        var lines = lines(g, text);
        return lines.size() == 1 ? text : lines.get(0) + " …";
    }

    private static byte[] png(BufferedImage image) {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the type has every letter of a text. */
    boolean canShow(String shown) {
        return head.canDisplayUpTo(shown) < 0 && text.canDisplayUpTo(shown) < 0;
    }
}
