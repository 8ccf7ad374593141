package org.dialogueinfo.telegram;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.telegram.HtmlText.Part;
import org.dialogueinfo.telegram.Told.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/**
 * Sends pictures of how far something is: each is uploaded once, then named by what Telegram called it. One that
 * Telegram knows no longer is uploaded again.
 */
class Pictures {

    private static final int LONGEST_ID = 250;

    private final JdbcClient jdbc;
    private final Gateway gateway;
    private final Map<String, Drawn> drawn = new ConcurrentHashMap<>();

    Pictures(JdbcClient jdbc, Gateway gateway) {
        this.jdbc = jdbc;
        this.gateway = gateway;
    }

    Told send(String chat, Card.Scale scale, Part caption, @Nullable InlineKeyboardMarkup buttons, int answers) {
        var picture =
                drawn.computeIfAbsent(scale.step() + "/" + scale.steps(), it -> Drawn.of(ScalePicture.png(scale)));
        var known = find(picture.hash());
        if (known.isPresent()) {
            var told = photo(chat, new Named(known.get()), caption, buttons, answers);
            if (told.kind() != Kind.FORGOTTEN) {
                return told;
            }
        }
        var told = photo(chat, picture, caption, buttons, answers);
        if (told.kind() == Kind.DONE
                && !told.detail().isEmpty()
                && told.detail().length() <= LONGEST_ID) {
            keep(picture.hash(), told.detail());
        }
        return told;
    }

    private Told photo(String chat, Source source, Part caption, @Nullable InlineKeyboardMarkup buttons, int answers) {
        var told = gateway.photo(chat, source.file(), caption, true, buttons, answers);
        return told.kind() == Kind.UNREADABLE
                ? gateway.photo(chat, source.file(), caption, false, buttons, answers)
                : told;
    }

    private Optional<String> find(String hash) {
        return jdbc.sql("select file_id from telegram.picture where content = ?")
                .param(hash)
                .query(String.class)
                .optional();
    }

    private void keep(String hash, String file) {
        var known = jdbc.sql("update telegram.picture set file_id = ? where content = ?")
                .params(file, hash)
                .update();
        if (known == 0) {
            jdbc.sql("insert into telegram.picture (content, file_id) values (?, ?) on conflict do nothing")
                    .params(hash, file)
                    .update();
        }
    }

    /** A picture to send; a file is read once, so that each call gets a new one. */
    private interface Source {
        InputFile file();
    }

    private record Named(String id) implements Source {
        @Override
        public InputFile file() {
            return new InputFile(id);
        }
    }

    private static final class Drawn implements Source {
        private final byte[] png;
        private final String hash;

        private Drawn(byte[] png, String hash) {
            this.png = png;
            this.hash = hash;
        }

        static Drawn of(byte[] png) {
            try {
                return new Drawn(
                        png,
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(png)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        String hash() {
            return hash;
        }

        @Override
        public InputFile file() {
            return new InputFile(new ByteArrayInputStream(png), "status.png");
        }
    }
}
