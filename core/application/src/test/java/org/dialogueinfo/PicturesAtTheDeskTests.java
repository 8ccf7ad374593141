package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A picture from the desk to the page: what is taken, what is refused and why, and how it is given out. */
class PicturesAtTheDeskTests {

    private static final String NEW = "/desk/pictures/new";
    private static final Pattern FILE = Pattern.compile("src=\"(/pictures/[^\"]+)\"");

    private final RunningSite site = RunningSite.shared();
    private final Visitor editor = site.visitor();

    @BeforeEach
    void signIn() {
        editor.signIn(RunningSite.ADMINISTRATOR, RunningSite.PASSWORD);
    }

    @Test
    void standsOnThePageOncePublished() throws IOException {
        var saved = send("en", "../../../etc/a photo.php.svg", picture(), Map.of());
        assertThat(saved.uri().getPath()).isEqualTo("/desk/texts/pictures/telecommunications-1");
        assertThat(saved.body())
                .contains("/desk/pictures/telecommunications-1/file")
                .doesNotContain("photo.php");
        var reader = site.visitor();
        assertThat(reader.get("/en/agreements/telecommunications").body()).doesNotContain("\"/pictures/");
        assertThat(editor.get("/desk/pictures/telecommunications-1/file").statusCode())
                .isEqualTo(200);
        assertThat(reader.get("/desk/pictures/telecommunications-1/file").uri().getPath())
                .isEqualTo("/desk/sign-in");

        editor.get(saved.uri().getPath());
        editor.post("/desk/texts/pictures/telecommunications-1/publish", Map.of());
        assertThat(reader.get("/sr-cyrl/agreements/telecommunications").body())
                .contains("alt=\"Телефонски стуб\"")
                .contains("Слика: ");
        var page = reader.get("/en/agreements/telecommunications").body();
        assertThat(page).contains("alt=\"A telephone pole\"").contains("Picture: Somebody");
        var address = FILE.matcher(page);
        assertThat(address.find()).isTrue();
        var file = reader.get(address.group(1));
        assertThat(file.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("immutable", "max-age=31536000");
        assertThat(reader.get(address.group(1).replaceFirst("/[0-9a-f]+\\.jpg", "/0000000000000000.jpg"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "en, This is no JPEG and no PNG",
        "sq, Ky nuk është as JPEG",
        "sr, Ovo nije ni JPEG",
        "sr-cyrl, Ово није ни JPEG"
    })
    void looksAtTheContentAndNotAtTheName(String language, String sentence) {
        var svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8);
        var refused = send(language, "photo.jpg", svg, Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(sentence)
                .contains("aria-describedby=\"wrong-file\"")
                .contains("A telephone pole");
    }

    @Test
    void demandsInEachLanguageWhatItShows() throws IOException {
        var refused = send("en", "photo.jpg", picture(), Map.of("alt-sq", " "));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"wrong-alt-sq\"").doesNotContain("id=\"wrong-alt-en\"");
        assertThat(send("en", "photo.jpg", picture(), Map.of("beside", "agreement/no-such-thing"))
                        .body())
                .contains("has no agreement, meeting or op-ed");
        assertThat(send("en", "photo.jpg", picture(), Map.of("beside", "account/administrator1"))
                        .body())
                .contains("has no agreement, meeting or op-ed");
        assertThat(send("en", "", new byte[0], Map.of()).body()).contains("Choose a file");
    }

    @ParameterizedTest
    @CsvSource({"en, at most 8 MB; this file has 10", "sq, më së shumti 8 MB; ky", "sr-cyrl, највише 8 МБ"})
    void refusesWhatIsTooLarge(String language, String sentence) {
        var refused = send(language, "photo.jpg", new byte[9 << 20], Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(sentence)
                .contains("id=\"wrong-file\"")
                .contains("A telephone pole");
    }

    @Test
    void hasAPageForWhatNoPageTakes() {
        var refused = send("sr", "photo.jpg", new byte[18 << 20], Map.of());
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("najviše 16 MB").contains("<nav");
    }

    private HttpResponse<String> send(String language, String name, byte[] file, Map<String, String> other) {
        editor.get(NEW + "?lang=" + language);
        var fields = new HashMap<>(Map.of(
                "beside", "agreement/telecommunications",
                "alt-en", "A telephone pole",
                "alt-sq", "Një shtyllë telefoni",
                "alt-sr", "Telefonski stub",
                "credit", "Somebody"));
        fields.putAll(other);
        return editor.upload(NEW, fields, name, file);
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
