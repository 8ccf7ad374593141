package org.dialogueinfo.newsletter;

import jakarta.mail.MessagingException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with a mail server (RFC 5321), once the connection stands and is signed in to: for one mail at a time. A server
 * that announces {@code PIPELINING} (RFC 2920) gets a mail's envelope in one piece, and its three replies are read afterwards;
 * any other gets it command by command.
 */
final class SmtpLine implements AutoCloseable {

    private static final int GO_ON = 354;
    private static final int OK = 250;
    private static final int NO_SUCH_ADDRESSES = 553;
    private static final int LONGEST_LINE = 2000;
    private static final int MOST_LINES = 100;

    private final SMTPTransport transport; // closes the socket when it is collected
    private final Socket socket;
    private final boolean pipelining;
    private final boolean utf8;
    private final InputStream in;
    private final OutputStream out;
    private byte[] content = new byte[16 * 1024];
    private boolean usable = true;
    private volatile long writingSince;

    /** @param socket what the transport speaks over */
    SmtpLine(SMTPTransport transport, Socket socket) throws IOException {
        this.transport = transport;
        this.socket = socket;
        this.pipelining = transport.supportsExtension("PIPELINING");
        this.utf8 = transport.supportsExtension("SMTPUTF8");
        this.in = new BufferedInputStream(socket.getInputStream(), 512);
        this.out = socket.getOutputStream();
    }

    enum Step {
        MAIL,
        RCPT,
        DATA,
        END
    }

    /** The reply that decided: the first that refused, or the one to the mail's end. */
    record Answer(Step step, int code) {

        boolean isTaken() {
            return step == Step.END && code / 100 == 2;
        }
    }

    /** The line broke. As long as the content had not begun to go out, nothing can have arrived. */
    static final class Broken extends Exception {

        private final boolean begun;

        Broken(boolean begun, IOException cause) {
            super(cause);
            this.begun = begun;
        }

        boolean begun() {
            return begun;
        }
    }

    /** Whether another mail may follow. */
    boolean isUsable() {
        return usable;
    }

    Answer send(Mail mail) throws Broken {
        if (!utf8 && !mail.isAscii()) {
            return new Answer(Step.MAIL, NO_SUCH_ADDRESSES);
        }
        boolean begun = false;
        usable = false;
        try {
            var refusal = pipelining ? envelopeInOne(mail) : envelope(mail);
            if (refusal != null) {
                usable = reset();
                return refusal;
            }
            begun = true;
            int length = withDotsDoubled(mail.written());
            write(content, length);
            var answer = new Answer(Step.END, reply());
            usable = true;
            return answer;
        } catch (IOException e) {
            throw new Broken(begun, e);
        }
    }

    private @Nullable Answer envelope(Mail mail) throws IOException {
        for (var step : new Step[] {Step.MAIL, Step.RCPT, Step.DATA}) {
            write(command(step, mail));
            var answer = new Answer(step, reply());
            if (refuses(answer)) {
                return answer;
            }
        }
        return null;
    }

    /** A refusal counts even if the server hangs up before the replies that follow from it. */
    private @Nullable Answer envelopeInOne(Mail mail) throws IOException {
        write(command(Step.MAIL, mail) + command(Step.RCPT, mail) + command(Step.DATA, mail));
        Answer refusal = null;
        for (var step : new Step[] {Step.MAIL, Step.RCPT, Step.DATA}) {
            Answer answer;
            try {
                answer = new Answer(step, reply());
            } catch (IOException e) {
                if (refusal == null) {
                    throw e;
                }
                return refusal;
            }
            if (refusal == null && refuses(answer)) {
                refusal = answer;
            } else if (refusal != null && answer.code() == GO_ON) {
                endOfNothing();
            }
        }
        return refusal;
    }

    /** Content is wanted though nobody is to get it (RFC 2920, 3.1): it is empty. */
    private void endOfNothing() throws IOException {
        write(".\r\n");
        reply();
    }

    private static boolean refuses(Answer answer) {
        return answer.step() == Step.DATA ? answer.code() != GO_ON : answer.code() / 100 != 2;
    }

    /** @return whether the server is ready for another mail */
    private boolean reset() {
        try {
            write("RSET\r\n");
            return reply() == OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static String command(Step step, Mail mail) {
        return switch (step) {
            case MAIL -> "MAIL FROM:<" + mail.from() + (mail.isAscii() ? ">\r\n" : "> SMTPUTF8\r\n");
            case RCPT -> "RCPT TO:<" + mail.to() + ">\r\n";
            default -> "DATA\r\n";
        };
    }

    /** Fills {@link #content} with the text, its dots doubled (RFC 5321, 4.5.2), and its end. @return how long it is */
    private int withDotsDoubled(byte[] text) {
        if (content.length < 2 * text.length + 5) {
            content = new byte[2 * text.length + 5];
        }
        int to = 0;
        int from = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '.' && (i == 0 || text[i - 1] == '\n')) {
                System.arraycopy(text, from, content, to, i - from);
                to += i - from;
                content[to++] = '.';
                from = i;
            }
        }
        System.arraycopy(text, from, content, to, text.length - from);
        to += text.length - from;
        var end = text.length > 0 && text[text.length - 1] == '\n' ? ".\r\n" : "\r\n.\r\n";
        for (int i = 0; i < end.length(); i++) {
            content[to++] = (byte) end.charAt(i);
        }
        return to;
    }

    private void write(String commands) throws IOException {
        var bytes = commands.getBytes(StandardCharsets.UTF_8);
        write(bytes, bytes.length);
    }

    private void write(byte[] bytes, int length) throws IOException {
        writingSince = System.nanoTime() | 1;
        try {
            out.write(bytes, 0, length);
            out.flush();
        } finally {
            writingSince = 0;
        }
    }

    /** Reads a reply of any number of lines. @return its code */
    private int reply() throws IOException {
        for (int lines = 0; lines < MOST_LINES; lines++) {
            int code = 0;
            boolean last = true;
            int length = 0;
            for (int it = in.read(); it != '\n'; it = in.read()) {
                if (it < 0) {
                    throw new EOFException("the server hung up");
                }
                if (length < 3) {
                    code = code * 10 + Character.digit(it, 10);
                } else if (length == 3) {
                    last = it != '-';
                }
                if (++length > LONGEST_LINE) {
                    break;
                }
            }
            if (length < 3 || length > LONGEST_LINE || code < 200 || code > 599) {
                throw new IOException("not a reply of SMTP");
            }
            if (last) {
                return code;
            }
        }
        throw new IOException("a reply without end");
    }

    /** Breaks the line if the server has not taken what is being written for longer than this; Java's sockets wait forever. */
    void breakIfStuck(long timeoutMillis) {
        var since = writingSince;
        if (since != 0 && System.nanoTime() - since > TimeUnit.MILLISECONDS.toNanos(timeoutMillis)) {
            hangUp();
        }
    }

    /** Takes leave, unless a mail is under way: a word in its middle would become part of it. */
    @Override
    public void close() {
        if (!usable) {
            hangUp();
        }
        try {
            transport.close();
        } catch (MessagingException e) {
            // it is closed either way
        }
    }

    private void hangUp() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed either way
        }
    }
}
