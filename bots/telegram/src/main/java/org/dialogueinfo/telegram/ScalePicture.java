package org.dialogueinfo.telegram;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.dialogueinfo.kernel.Card;

/**
 * Draws how far something is, as a bar of parts on paper, in a shape that Telegram takes as a photo and shows whole.
 * There is no text in it, so that one picture is right in every language; the caption says the same in words.
 */
final class ScalePicture {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 400;
    private static final int MARGIN = 100;
    private static final int BAR = 96;
    private static final int GAP = 20;
    private static final Color PAPER = new Color(0xfbfaf7);
    private static final Color REACHED = new Color(0x1f6f86);
    private static final Color AHEAD = new Color(0xd3dadc);
    private static final Color EDGE = new Color(0x7f8c91);

    private ScalePicture() {}

    static byte[] png(Card.Scale scale) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setColor(PAPER);
            g.fillRect(0, 0, WIDTH, HEIGHT);
            var part = (WIDTH - 2.0 * MARGIN - GAP * (scale.steps() - 1)) / scale.steps();
            for (int i = 0; i < scale.steps(); i++) {
                var shape = new RoundRectangle2D.Double(
                        MARGIN + i * (part + GAP), (HEIGHT - BAR) / 2.0, part, BAR, BAR / 3.0, BAR / 3.0);
                g.setColor(i < scale.step() ? REACHED : AHEAD);
                g.fill(shape);
                g.setColor(i < scale.step() ? REACHED : EDGE);
                g.draw(shape);
            }
        } finally {
            g.dispose();
        }
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
