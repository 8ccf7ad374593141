package org.dialogueinfo.subscriptions;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.dialogueinfo.subscriptions.Settings.Pace;
import org.dialogueinfo.subscriptions.Settings.Quiet;
import org.dialogueinfo.subscriptions.Subscriptions.HeldData;
import org.jspecify.annotations.Nullable;

/** What a person changes by the personal link in their mails, beside language and topics. A forged link changes nothing. */
public interface PreferenceCentre {

    Optional<Settings> settings(String token);

    /** At once, or gathered at an hour of the person's zone. */
    void pace(String token, Pace pace, int hour, ZoneId zone);

    /**
     * Sends nothing before that day begins in the person's zone; null ends the pause.
     *
     * @throws IllegalArgumentException if the day has begun already
     */
    void pause(String token, @Nullable LocalDate until);

    /** Null for none. */
    void quiet(String token, @Nullable Quiet hours);

    /**
     * Asks the new address for confirmation; until its owner confirms, nothing changes. Answers the same whether the
     * address is known or not.
     *
     * @throws Subscriptions.MalformedAddress if it is no mail address
     */
    void move(String token, String address);

    /** Everything held, to take along. */
    Optional<HeldData> export(String token);

    /** Erases everything and makes sure that the address is never written to again, whoever asks, save its owner. */
    void neverAgain(String token);
}
