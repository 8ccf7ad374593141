package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;

/** What is written and read in the story of a roundtable: the event, names, calendar entries. */
final class RoundtableStoryTexts {

    static final String AGREEMENT = "energy";
    static final String MEETING = "2023-03-18-ohrid";
    static final Instant START = Instant.parse("2031-05-06T08:00:00Z");

    private RoundtableStoryTexts() {}

    /** The calendar entry of a mail. */
    static String entry(MimeMessage mail) {
        try {
            var part = ((MimeMultipart) mail.getContent()).getBodyPart(2);
            var text = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).contains("METHOD:" + part.getContentType().replaceAll("(?s).*method=\"?(\\w+).*", "$1"));
            return text.replace("\r\n ", "");
        } catch (IOException | jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String uid(String entry) {
        return entry.lines().filter(it -> it.startsWith("UID:")).findFirst().orElseThrow();
    }

    static String letters(int n) {
        return Character.toString('a' + n / 26) + Character.toString('a' + n % 26) + "ovaqi";
    }

    static String event(String address) {
        return """
                {"title":{"en":"Exchange of views","sq":"Shkëmbim mendimesh","sr":"Razmena mišljenja"},"format":"exchange",
                 "start":"2031-05-06T10:00","end":"2031-05-06T16:00+02:00","capacity":10,
                 "place":{"name":"House","address":"%s"},"room":"A","organiser":{"name":"The organisers",
                 "address":"organiser1@example.org","telegram":"77100"},"languages":["sq","sr","en"],"agreements":["AGREEMENT"],"meetings":["MEETING"],
                 "agenda":[{"title":{"en":"Roundtable"},"start":"2031-05-06T10:00","end":"2031-05-06T12:00"},
                 {"title":{"en":"Bilateral meetings"},"start":"2031-05-06T13:00","end":"2031-05-06T16:00"}]}
                """.formatted(address).replace("AGREEMENT", AGREEMENT).replace("MEETING", MEETING);
    }

    /** As a calendar program sends it and the house's mail server passes it on. */
    static MimeMessage calendarReply(String id, String attendee) throws Exception {
        var mail = String.join(
                "\r\n",
                "Authentication-Results: mx.example.org; dmarc=pass header.from=example.org",
                "From: <" + attendee + ">",
                "To: <info@example.org>",
                "Subject: Accepted: Okrugli sto",
                "MIME-Version: 1.0",
                "Content-Type: multipart/alternative; boundary=\"b\"",
                "",
                "--b",
                "Content-Type: text/plain; charset=UTF-8",
                "",
                "Accepted",
                "--b",
                "Content-Type: text/calendar; charset=UTF-8; method=REPLY",
                "",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Some//Mailer//EN",
                "METHOD:REPLY",
                "BEGIN:VEVENT",
                "UID:" + id + "@localhost",
                "DTSTAMP:20310101T100000Z",
                "SEQUENCE:0",
                "DTSTART:20310506T080000Z",
                "ATTENDEE;PARTSTAT=ACCEPTED:mailto:" + attendee,
                "ORGANIZER:mailto:organiser1@example.org",
                "END:VEVENT",
                "END:VCALENDAR",
                "--b--",
                "");
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
    }
}
