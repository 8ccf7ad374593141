package org.dialogueinfo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What a browser's fake camera shows: a pass held before it, as uncompressed video. */
final class FakeCamera {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int FRAMES = 3;
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) ");
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1");

    private FakeCamera() {}

    /** @param svg a code as the application draws it */
    static Path showing(String svg) throws IOException {
        var frame = frame(svg);
        var file = Files.createTempFile(Path.of("target"), "camera", ".y4m").toAbsolutePath();
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write("YUV4MPEG2 W%d H%d F5:1 Ip A1:1 C420jpeg\n"
                    .formatted(WIDTH, HEIGHT)
                    .getBytes(StandardCharsets.US_ASCII));
            for (int n = 0; n < FRAMES; n++) {
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                out.write(frame);
            }
        }
        return file;
    }

    /** Brightness of each dot, then a quarter of it twice for the colours, of which there are none. */
    private static byte[] frame(String svg) {
        var size = SIZE.matcher(svg);
        if (!size.find()) {
            throw new IllegalArgumentException("This is no code");
        }
        var dot = HEIGHT * 3 / 4 / Integer.parseInt(size.group(1));
        var left = (WIDTH - dot * Integer.parseInt(size.group(1))) / 2;
        var frame = new byte[WIDTH * HEIGHT * 3 / 2];
        Arrays.fill(frame, 0, WIDTH * HEIGHT, (byte) 230);
        Arrays.fill(frame, WIDTH * HEIGHT, frame.length, (byte) 128);
        var module = MODULE.matcher(svg);
        while (module.find()) {
            for (int row = 0; row < dot; row++) {
                var y = 60 + Integer.parseInt(module.group(2)) * dot + row;
                var x = left + Integer.parseInt(module.group(1)) * dot;
                Arrays.fill(frame, y * WIDTH + x, y * WIDTH + x + dot, (byte) 20);
            }
        }
        return frame;
    }
}
