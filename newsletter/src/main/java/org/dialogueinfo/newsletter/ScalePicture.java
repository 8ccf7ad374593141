package org.dialogueinfo.newsletter;

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
 * Draws how far something is, as a bar of parts; at twice the size it is shown in, for sharp screens. There is no text in it
 * and nothing behind it, so that it is right in every language, light or dark.
 */
final class ScalePicture {

    static final int WIDTH = 320;
    static final int HEIGHT = 14;
    private static final int SHARPNESS = 2;
    private static final int GAP = 8;
    private static final Color REACHED = new Color(0x2f8ba3);
    private static final Color AHEAD = new Color(0x7f, 0x8c, 0x91, 0x66);

    private ScalePicture() {}

    static byte[] png(Card.Scale scale) {
        int width = WIDTH * SHARPNESS;
        int height = HEIGHT * SHARPNESS;
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            var part = (width - GAP * (scale.steps() - 1)) / (double) scale.steps();
            for (int i = 0; i < scale.steps(); i++) {
                graphics.setColor(i < scale.step() ? REACHED : AHEAD);
                graphics.fill(new RoundRectangle2D.Double(i * (part + GAP), 0, part, height, GAP, GAP));
            }
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
}
