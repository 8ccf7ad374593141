package org.dialogueinfo.roundtables;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Exports.Field;
import org.dialogueinfo.roundtables.Replies.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Lists for organisers hold the fields they asked for and no others, in every script. */
@SpringBootTest
@Import(RoundtableCases.Channels.class)
class ExportsTests extends RoundtableCases {

    @Autowired
    Exports exports;

    private List<String> ids = List.of();

    @BeforeEach
    void invite() {
        roundtables.save(event(5), "organiser1");
        ids = add(
                one("Testimir Đorđević", "=Centar;za probu", Side.SERBIA, "one1@example.org"),
                one("Shpresë Testaj", "Qendra për Provë", Side.KOSOVO, "two2@example.org"),
                one("Absent Person", "Elsewhere", Side.EU, "three3@example.org"));
        done(roundtables.send(id, "organiser1"));
        accept(ids.get(0), ids.get(1));
        replies.answer(token(ids.get(2)), Answer.DECLINE, "");
    }

    private static Invitee one(String name, String organisation, Side side, String email) {
        return new Invitee(name, organisation, Role.PRINCIPAL, side, Rendering.EN, email, "", "");
    }

    @Test
    void writesTheFieldsThatWereChosenAndNoOthers() {
        var csv = new String(
                exports.csv(id, Set.of(Field.NAME, Field.ORGANISATION), Filter.of(Set.of())), StandardCharsets.UTF_8);
        assertThat(csv).contains("Testimir Đorđević", "Shpresë Testaj", "Absent Person", "'=Centar");
        assertThat(csv).doesNotContain("@example.org", "serbia", "accepted");
        assertThat(new String(
                        exports.csv(id, Set.of(Field.NAME), Filter.of(Set.of(State.DECLINED))), StandardCharsets.UTF_8))
                .contains("Absent")
                .doesNotContain("Testimir");
    }

    @Test
    void writesAWorkbookThatAnotherLibraryReads() throws Exception {
        var bytes = exports.xlsx(id, Set.of(Field.NAME), Filter.of(Set.of(State.ACCEPTED)));
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(workbook.getFirstSheet().read().stream().map(it -> it.getCellText(0)))
                    .containsExactlyInAnyOrder("name", "Testimir Đorđević", "Shpresë Testaj");
        }
    }

    @Test
    void listsForTheDoorWhoHoldsASeat() throws Exception {
        try (var document = Loader.loadPDF(exports.doorList(id, Rendering.SQ))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Tryezë e rrumbullakët · e shtunë, 20 mars 2027", "Testimir Đorđević", "Shpresë Testaj")
                    .doesNotContain("Absent", "@example.org");
        }
    }

    @Test
    void printsBadgesWhoseCodesNameNobody() throws Exception {
        try (var document = Loader.loadPDF(exports.badges(id, Set.of(Field.ORGANISATION, Field.ROLE)))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Shpresë Testaj", "Qendra për Provë", "Principal");
            var image = new PDFRenderer(document).renderImageWithDPI(0, 300);
            var width = image.getWidth() / 2;
            var height = image.getHeight() / 4;
            var codes = List.of(
                    code(image.getSubimage(0, 0, width, height)), code(image.getSubimage(width, 0, width, height)));
            assertThat(codes)
                    .containsExactlyInAnyOrder(Exports.pass(ids.get(0)), Exports.pass(ids.get(1)))
                    .noneMatch(it -> it.contains("Testaj") || it.contains("Testimir"));
        }
    }

    private static String code(BufferedImage badge) throws Exception {
        var pixels = badge.getRGB(0, 0, badge.getWidth(), badge.getHeight(), null, 0, badge.getWidth());
        var source = new RGBLuminanceSource(badge.getWidth(), badge.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
