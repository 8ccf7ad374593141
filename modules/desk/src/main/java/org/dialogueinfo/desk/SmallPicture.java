package org.dialogueinfo.desk;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;

/**
 * A picture as a page can bear it: drawn anew as a small JPEG, upright, and without what a camera or a forger adds to a
 * file. What it is called does not matter, its first bytes and its pixels do.
 *
 * @param jpeg in base64
 */
record SmallPicture(String jpeg, int width, int height) {

    static final int MOST_BYTES = 40 << 10;

    private static final int LONGEST_SIDE = 800;
    private static final long MOST_PIXELS = 80_000_000;
    private static final double[] QUALITIES = {.85, .75, .65, .5, .35};

    /** @throws NoPicture if it is no JPEG or PNG, too large to be drawn, or broken */
    static SmallPicture of(byte[] sent) {
        var reader = ImageIO.getImageReadersByFormatName(format(sent)).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(sent))) {
            reader.setInput(in);
            return smaller(read(reader));
        } catch (IOException | RuntimeException e) {
            throw e instanceof NoPicture no ? no : new NoPicture("broken", e);
        } finally {
            reader.dispose();
        }
    }

    private static String format(byte[] sent) {
        if (starts(sent, 0xff, 0xd8, 0xff)) {
            return "jpeg";
        }
        if (starts(sent, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
            return "png";
        }
        throw new NoPicture("kind");
    }

    private static boolean starts(byte[] sent, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (i >= sent.length || (sent[i] & 0xff) != first[i]) {
                return false;
            }
        }
        return true;
    }

    /** Reads every n-th pixel of a large one, so that it takes little memory, and turns it as the camera was held. */
    private static BufferedImage read(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw new NoPicture("pixels");
        }
        var some = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / (2 * LONGEST_SIDE));
        some.setSourceSubsampling(step, step, 0, 0);
        var image = reader.read(0, some);
        var turned = orientation(reader);
        return turned == null
                ? image
                : ExifFilterUtils.getFilterForOrientation(turned).apply(image);
    }

    /** Null where the file does not say it, or says it where it may not. */
    private static @Nullable Orientation orientation(ImageReader reader) throws IOException {
        try {
            return reader.getFormatName().equalsIgnoreCase("jpeg") ? ExifUtils.getExifOrientation(reader, 0) : null;
        } catch (IIOException e) {
            return null;
        }
    }

    private static SmallPicture smaller(BufferedImage image) throws IOException {
        var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var paper = opaque.createGraphics();
        paper.drawImage(image, 0, 0, Color.WHITE, null);
        paper.dispose();
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        while (true) {
            var drawn = Thumbnails.of(opaque).scale(scale).asBufferedImage();
            for (double quality : QUALITIES) {
                var out = new ByteArrayOutputStream();
                Thumbnails.of(drawn)
                        .scale(1)
                        .outputFormat("jpg")
                        .outputQuality(quality)
                        .toOutputStream(out);
                if (out.size() <= MOST_BYTES) {
                    return new SmallPicture(
                            Base64.getEncoder().encodeToString(out.toByteArray()), drawn.getWidth(), drawn.getHeight());
                }
            }
            scale *= .75;
        }
    }

    /** What was sent is none that can be shown. */
    static final class NoPicture extends RuntimeException {

        private final String why;

        NoPicture(String why) {
            this(why, null);
        }

        NoPicture(String why, @Nullable Exception cause) {
            super("no picture: " + why, cause);
            this.why = why;
        }

        /** {@code kind}, {@code pixels} or {@code broken}. */
        String why() {
            return why;
        }
    }
}
