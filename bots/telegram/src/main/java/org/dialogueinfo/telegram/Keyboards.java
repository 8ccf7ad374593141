package org.dialogueinfo.telegram;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.dialogueinfo.kernel.Card;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** The buttons under a message. Telegram takes no address without a full host name: such a button is left out. */
final class Keyboards {

    private static final Set<String> SCHEMES = Set.of("http", "https", "tg");
    private static final int LONGEST_LABEL = 60;

    private Keyboards() {}

    static @Nullable InlineKeyboardMarkup of(Card card) {
        return of(card, true);
    }

    /** @param acting whether buttons that act are shown too; in a chat without the bot they could not be answered */
    static @Nullable InlineKeyboardMarkup of(Card card, boolean acting) {
        var rows = card.buttons().stream()
                .map(row -> row.stream()
                        .filter(it -> it.to() == null ? acting : reachable(it.to()))
                        .map(Keyboards::button)
                        .toList())
                .filter(row -> !row.isEmpty())
                .map(InlineKeyboardRow::new)
                .toList();
        return rows.isEmpty() ? null : new InlineKeyboardMarkup(rows);
    }

    static InlineKeyboardMarkup opening(String label, String url) {
        return new InlineKeyboardMarkup(List.of(new InlineKeyboardRow(
                InlineKeyboardButton.builder().text(label).url(url).build())));
    }

    private static boolean reachable(URI to) {
        return SCHEMES.contains(String.valueOf(to.getScheme()))
                && String.valueOf(to.getHost()).contains(".");
    }

    private static InlineKeyboardButton button(Card.Button button) {
        var to = button.to();
        var labelled = InlineKeyboardButton.builder().text(shortened(button.label()));
        return to == null
                ? labelled.callbackData(button.action()).build()
                : labelled.url(to.toString()).build();
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST_LABEL
                ? label
                : HtmlText.pieces(label, LONGEST_LABEL - 1).get(0) + "…";
    }
}
