package org.dialogueinfo.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/** The stylesheet's address carries a digest of it, so that a browser may keep it for long and never shows an old one. */
@Component
class Stylesheet {

    private final String address;

    Stylesheet() {
        try (var in = new ClassPathResource("static/assets/site.css").getInputStream()) {
            address = "/assets/site.css?v=" + DigestUtils.md5DigestAsHex(in).substring(0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return address;
    }
}
