package org.dialogueinfo.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.delivery.CalendarReplyReceived;
import org.dialogueinfo.delivery.spi.Feedback;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.kernel.Secret;
import org.dialogueinfo.newsletter.NewsletterProperties.Dkim;
import org.dialogueinfo.newsletter.NewsletterProperties.Imap;
import org.dialogueinfo.subscriptions.Endpoint;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.dialogueinfo.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

/** Mail that comes in over IMAP, and what becomes of it. */
class InboxTests {

    private static final String READER = "reader1@example.com";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final List<String> gone = new ArrayList<>();
    private final List<String> unsubscribed = new ArrayList<>();
    private final List<Object> events = new ArrayList<>();
    private final EmbeddedDatabase database = database();
    private final Postbox postbox = open();
    private final ReturnPath returnPath = new ReturnPath(subscriptions(), properties());
    final Inbox inbox = inbox();

    Postbox open() {
        return new Postbox.InGreenMail();
    }

    @AfterEach
    void close() {
        postbox.close();
        database.shutdown();
    }

    @Test
    void endsAnAddressThatIsNoMailbox() throws Exception {
        arrives(report(verp(7, READER), "failed", "5.1.1", "smtp; 550 5.1.1 User unknown", READER));
        assertThat(inbox.read()).isEqualTo(1);
        assertThat(gone).containsExactly(READER + ": mail came back: 5.1.1");
        assertThat(inbox.read()).isZero();
        assertThat(gone).hasSize(1);
    }

    @Test
    void believesNoForgedBounce() throws Exception {
        arrives(report("bounces@example.org", "failed", "5.1.1", "smtp; 550 User unknown", READER));
        arrives(report("bounces+7-00000000000000000000@example.org", "failed", "5.1.1", "smtp; 550", READER));
        arrives(report(verp(7, "other@example.com"), "failed", "5.1.1", "smtp; 550 User unknown", READER));
        assertThat(inbox.read()).isEqualTo(3);
        assertThat(gone).isEmpty();
    }

    @Test
    void waitsWhileAServerStillTries() throws Exception {
        arrives(report(verp(7, READER), "delayed", "4.4.1", "smtp; 451 later", READER));
        inbox.read();
        assertThat(gone).isEmpty();
    }

    @Test
    void bearsAFullMailboxForThreeDays() throws Exception {
        for (int day = 1; day <= 4; day++) {
            assertThat(gone).isEmpty();
            arrives(report(verp(day, READER), "failed", "5.2.2", "smtp; 552 mailbox full", READER));
            arrives(report(verp(day, READER), "failed", "5.2.2", "smtp; 552 mailbox full", READER));
            inbox.read();
            clock.forward(Duration.ofDays(1));
        }
        assertThat(gone).first().isEqualTo(READER + ": mail kept coming back: 5.2.2");
    }

    @Test
    void forgivesWhatCameBackLongAgo() throws Exception {
        for (int month = 1; month <= 6; month++) {
            arrives(report(verp(month, READER), "failed", "4.2.2", "smtp; 452 over quota", READER));
            inbox.read();
            clock.forward(Duration.ofDays(15));
        }
        assertThat(gone).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5.7.1 | smtp; 550 5.7.1 blocked as spam     | false",
                "5.0.0 | smtp; 550 no such user here         | true",
                "5.0.0 | smtp; 554 message refused           | false",
                "5.1.10| smtp; 550 5.1.10 RecipientNotFound  | true",
                "5.2.1 | smtp; 550 5.2.1 account disabled    | true",
                "5.4.4 | X-Postfix; Host not found           | true",
                "4.4.2 | smtp; 421 timed out                 | false"
            })
    void tellsHardFromSoft(String status, String diagnostic, boolean hard) throws Exception {
        arrives(report(verp(7, READER), "failed", status, diagnostic, READER));
        inbox.read();
        assertThat(!gone.isEmpty()).isEqualTo(hard);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: MAILER-DAEMON@mx.example.com\r\nSubject: failure notice\r\n\r\nHi. This is the qmail-send program."
                        + "\r\n\r\n<reader1@example.com>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n",
                "From: Mail Delivery System <Mailer-Daemon@mx.example.com>\r\nX-Failed-Recipients: reader1@example.com\r\n"
                        + "Subject: Mail delivery failed: returning message to sender\r\n\r\n"
                        + "  reader1@example.com\r\n    Unrouteable address\r\n",
                "From: postmaster@example.com\r\nSubject: Undeliverable: news\r\n\r\nYour message to reader1@example.com"
                        + " couldn't be delivered. 550 5.1.10 RESOLVER.ADR.RecipientNotFound\r\n"
            })
    void readsWhatIsNoReportAtAll(String mail) throws Exception {
        arrives("To: " + verp(7, READER) + "\r\n" + mail);
        inbox.read();
        assertThat(gone).hasSize(1).first().asString().startsWith(READER + ": mail came back");
    }

    @Test
    void obeysAComplaint() throws Exception {
        arrives(complaint("abuse", "Original-Mail-From: <" + verp(7, READER) + ">\r\nOriginal-Rcpt-To: " + READER, ""));
        arrives(complaint("abuse", "Original-Rcpt-To: redacted", "/one-click/ref-1.signed"));
        arrives(complaint("not-spam", "Original-Rcpt-To: " + READER, "/one-click/ref-1.signed"));
        arrives(complaint("abuse", "Original-Rcpt-To: " + READER, "/one-click/ref-1.forged"));
        inbox.read();
        assertThat(gone).containsExactly(READER + ": complaint", "owner@example.com: complaint");
    }

    @Test
    void passesOverWhatAMachineAnswers() throws Exception {
        arrives("To: " + verp(7, READER) + "\r\nFrom: " + READER
                + "\r\nAuto-Submitted: auto-replied\r\nSubject: Out of office: stop by next week\r\n\r\nstop\r\n");
        arrives(answer(READER, "Re: news", "unsubscribe").replaceFirst("Subject", "Precedence: bulk\r\nSubject"));
        inbox.read();
        assertThat(gone).isEmpty();
        assertThat(unsubscribed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unsubscribe",
                "STOP",
                "Çregjistrohu",
                "ndalo",
                "Odjava",
                "odjavite me",
                "Одјава",
                "Откажи",
                "\n\nunsubscribe please\n\n> On Sunday you wrote"
            })
    void obeysAnAnswerInThreeLanguages(String words) throws Exception {
        arrives(answer(READER, "Re: Takim i ri", words));
        inbox.read();
        assertThat(unsubscribed).containsExactly(READER + " mail:reply");
    }

    @Test
    void leavesLettersToAPersonAndBelievesNoBorrowedSender() throws Exception {
        arrives(answer(READER, "Re: news", "I would like to stop by your office and talk about the licence plates."));
        arrives(answer(READER, "Re: news", "Thank you!\n> unsubscribe"));
        arrives(answer(READER, "Re: news", "unsubscribe").replace("From: " + READER, "From: other@example.com"));
        arrives("From: " + READER + "\r\nSubject: unsubscribe\r\n\r\nunsubscribe\r\n");
        assertThat(inbox.read()).isEqualTo(4);
        assertThat(unsubscribed).isEmpty();
    }

    @Test
    void handsOnACalendarsReply() throws Exception {
        var calendar = "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n";
        arrives(answer(READER, "Accepted: Roundtable", calendar).replace("text/plain", "text/calendar; method=REPLY"));
        arrives("From: " + READER + "\r\nSubject: x\r\nAuthentication-Results: mx.example.org; dmarc=pass\r\n"
                + "Content-Type: text/calendar\r\n\r\n" + calendar);
        arrives("From: " + READER + "\r\nSubject: x\r\nAuthentication-Results: evil.example; dmarc=pass\r\n"
                + "Content-Type: text/calendar\r\n\r\n" + calendar);
        inbox.read();
        assertThat(events)
                .extracting(it -> ((CalendarReplyReceived) it).authenticated())
                .containsExactly(true, true, false);
        assertThat(((CalendarReplyReceived) events.get(0)).from()).isEqualTo(READER);
        assertThat(((CalendarReplyReceived) events.get(0)).text()).contains("METHOD:REPLY");
        assertThat(events.get(0).toString()).doesNotContain("reader1");
    }

    @Test
    void goesOnAfterAMailThatCannotBeRead() throws Exception {
        arrives(
                "Content-Type: multipart/report; boundary=x; report-type=delivery-status\r\nFrom: @@\r\n\r\nnothing\r\n");
        arrives(report(verp(7, READER), "failed", "5.1.1", "smtp; 550 User unknown", READER));
        assertThat(inbox.read()).isEqualTo(2);
        assertThat(gone).hasSize(1);
    }

    private String verp(long delivery, String address) throws Exception {
        return returnPath.of(returnPath.mark(delivery, address));
    }

    private static String report(String to, String action, String status, String diagnostic, String recipient) {
        return """
                Return-Path: <>
                From: Mail Delivery System <MAILER-DAEMON@mx.example.com>
                To: %s
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.com

                Final-Recipient: rfc822; %s
                Action: %s
                Status: %s
                Diagnostic-Code: %s

                --b
                Content-Type: text/rfc822-headers

                Subject: A meeting

                --b--
                """.formatted(to, recipient, action, status, diagnostic).replace("\n", "\r\n");
    }

    private static String complaint(String type, String fields, String link) {
        return """
                From: <fbl@provider.example>
                To: <abuse@example.org>
                Subject: FW: A meeting
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="b"

                --b
                Content-Type: text/plain

                This is an email abuse report.

                --b
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: Provider/1.0
                Version: 1
                %s

                --b
                Content-Type: message/rfc822

                From: <info@example.org>
                Subject: A meeting
                List-Unsubscribe: <https://example.org%s>

                Text
                --b--
                """.formatted(type, fields, link).replace("\r\n", "\n").replace("\n", "\r\n");
    }

    private String answer(String from, String subject, String words) {
        return """
                From: %s
                To: info@example.org
                Subject: %s
                In-Reply-To: <d7.12345678-1234.%s@example.org>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: 8bit

                %s
                """.formatted(from, subject, returnPath.mark(7, from), words)
                .replace("\r\n", "\n")
                .replace("\n", "\r\n");
    }

    void arrives(String mail) throws Exception {
        postbox.deliver(mail);
    }

    private Inbox inbox() {
        var properties = properties();
        var jdbc = JdbcClient.create(database);
        Feedback feedback = (channel, address, reason) -> gone.add(address + ": " + reason);
        return new Inbox(
                properties,
                new IncomingMail(
                        returnPath,
                        new SoftBounces(jdbc, returnPath, clock),
                        subscriptions(),
                        feedback,
                        events::add,
                        properties),
                jdbc);
    }

    private static EmbeddedDatabase database() {
        return new EmbeddedDatabaseBuilder()
                .setType(EmbeddedDatabaseType.H2)
                .setName(java.util.UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE")
                .addScript("db/migration/newsletter/V1__create_inbox.sql")
                .build();
    }

    private NewsletterProperties properties() {
        return new NewsletterProperties(
                "Dialogue-Info <info@example.org>",
                "",
                1,
                "bounces@example.org",
                new NewsletterProperties.Domain(0, 0),
                new Dkim("", "", null, List.of()),
                new Imap(
                        "127.0.0.1",
                        postbox.port(),
                        postbox.user(),
                        new Secret("secret"),
                        false,
                        "INBOX",
                        "mx.example.org"));
    }

    private Subscriptions subscriptions() {
        return (Subscriptions) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Subscriptions.class}, (proxy, method, args) -> {
                    switch (method.getName()) {
                        case "tokenFor":
                            return args[0] + ".signed";
                        case "held":
                            return args[0].equals("ref-1.signed") ? Optional.of(owner()) : Optional.empty();
                        case "unsubscribeAll":
                            unsubscribed.add(((Endpoint) args[0]).address() + " " + args[1]);
                            return null;
                        default:
                            throw new UnsupportedOperationException(method.getName());
                    }
                });
    }

    private static Subscriptions.HeldData owner() {
        return new Subscriptions.HeldData(
                "email",
                "owner@example.com",
                Rendering.EN,
                true,
                Set.of(),
                Instant.EPOCH,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                List.of());
    }
}
