package org.dialogueinfo.roundtables;

import java.util.regex.Pattern;
import org.dialogueinfo.kernel.Rendering;

/**
 * A person as organisers enter them; what is unknown is empty.
 *
 * @param email a mail address, or empty
 * @param telegram a chat's number, or empty
 * @param notes for organisers only
 */
public record Invitee(
        String name,
        String organisation,
        Role role,
        Side side,
        Rendering rendering,
        String email,
        String telegram,
        String notes) {

    private static final Pattern ADDRESS = Pattern.compile(
            "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}@[\\p{L}\\p{N}-]{1,63}(\\.[\\p{L}\\p{N}-]{1,63})+");
    private static final Pattern CHAT = Pattern.compile("-?\\d{3,20}");
    private static final int LONGEST_NAME = 200;

    public Invitee {
        name = oneLine(name);
        organisation = oneLine(organisation);
        email = email.strip().toLowerCase(java.util.Locale.ROOT);
        telegram = telegram.strip();
        notes = notes.strip();
        if (name.isBlank()) {
            throw new InputRefused("name");
        }
        limit("name", name, LONGEST_NAME);
        limit("organisation", organisation, LONGEST_NAME);
        limit("note", notes, 2000);
        if (!email.isEmpty()) {
            requireAddress(email);
        }
        if (!telegram.isEmpty()) {
            requireChat(telegram);
        }
        if (email.isEmpty() && telegram.isEmpty()) {
            throw new InputRefused("unreachable");
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    static void limit(String what, String text, int longest) {
        if (text.length() > longest) {
            throw new InputRefused("long", Sentence.of("refused.long." + what), longest);
        }
    }

    static void requireAddress(String address) {
        if (address.length() > 254 || !ADDRESS.matcher(address).matches() || address.contains("..")) {
            throw new InputRefused("email");
        }
    }

    static void requireChat(String telegram) {
        if (!CHAT.matcher(telegram).matches()) {
            throw new InputRefused("telegram");
        }
    }

    @Override
    public String toString() {
        return "Invitee[%s, %s]".formatted(role.code(), side.code());
    }
}
