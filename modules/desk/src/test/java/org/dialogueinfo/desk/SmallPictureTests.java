package org.dialogueinfo.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.dialogueinfo.desk.SmallPicture.NoPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a picture, and what becomes of it. */
class SmallPictureTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<?xml version='1.0'?><svg/>",
                "GIF89a",
                "RIFF....WEBPVP8 ",
                "<html><script>alert(1)</script>",
                "PK\u0003\u0004",
                ""
            })
    void refusesWhatIsNoJpegAndNoPng(String content) {
        refuses("kind", content.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void refusesWhatOnlyBeginsLikeAPicture() throws IOException {
        refuses("broken", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, '<', 's', 'c', 'r', 'i', 'p', 't', '>'});
        refuses("broken", Arrays.copyOf(written(noise(60, 40), "png"), 200));
    }

    /** Its header says 100,000 x 100,000 pixels, in a few bytes. */
    @Test
    void refusesABombBeforeItIsDrawn() throws IOException {
        var small = written(noise(4, 4), "png");
        var header = ByteBuffer.wrap(small);
        header.putInt(16, 100_000).putInt(20, 100_000);
        var sum = new CRC32();
        sum.update(small, 12, 17);
        header.putInt(29, (int) sum.getValue());
        refuses("pixels", small);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void drawsALargeOneAnewAndSmall(String format) throws IOException {
        var picture = SmallPicture.of(written(noise(2400, 1200), format));
        assertThat(picture.width()).isLessThanOrEqualTo(800).isEqualTo(2 * picture.height());
        var bytes = Base64.getDecoder().decode(picture.jpeg());
        assertThat(bytes).hasSizeLessThanOrEqualTo(SmallPicture.MOST_BYTES);
        var again = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat(again.getWidth()).isEqualTo(picture.width());
        assertThat(again.getHeight()).isEqualTo(picture.height());
    }

    /** A camera held upright writes the sensor's rows and how to turn them; where it was and whose it is stays out. */
    @Test
    void turnsItUprightAndForgetsTheCamera() throws IOException {
        var jpeg = written(noise(60, 40), "jpeg");
        var exif = new ByteArrayOutputStream();
        exif.write(new byte[] {(byte) 0xff, (byte) 0xe1, 0, 34});
        exif.write("Exif\0\0MM\0*\0\0\0\u0008\0\u0001".getBytes(StandardCharsets.ISO_8859_1));
        exif.write(new byte[] {0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0});
        var sent = new ByteArrayOutputStream();
        sent.write(jpeg, 0, 20);
        sent.write(exif.toByteArray());
        sent.write(jpeg, 20, jpeg.length - 20);
        var picture = SmallPicture.of(sent.toByteArray());
        assertThat(picture.width()).isEqualTo(40);
        assertThat(picture.height()).isEqualTo(60);
        assertThat(new String(Base64.getDecoder().decode(picture.jpeg()), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif");
    }

    @Test
    void keepsASmallOneAsLargeAsItIsOnWhitePaper() throws IOException {
        var picture = SmallPicture.of(written(new BufferedImage(30, 20, BufferedImage.TYPE_INT_ARGB), "png"));
        assertThat(picture.width()).isEqualTo(30);
        var again = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture.jpeg())));
        assertThat(again.getRGB(10, 10) & 0xffffff).isEqualTo(0xffffff);
    }

    private static void refuses(String why, byte[] sent) {
        assertThatExceptionOfType(NoPicture.class)
                .isThrownBy(() -> SmallPicture.of(sent))
                .satisfies(it -> assertThat(it.why()).isEqualTo(why));
    }

    private static BufferedImage noise(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        for (int x = 0; x < width; x += 4) {
            for (int y = 0; y < height; y += 4) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }

    private static byte[] written(BufferedImage image, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }
}
