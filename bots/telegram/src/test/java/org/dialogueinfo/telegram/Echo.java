package org.dialogueinfo.telegram;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dialogueinfo.conversation.Conversation;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Card.Link;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;

/** A conversation that says back what it hears, and does what a few words tell it. */
class Echo implements Conversation {

    final List<String> heard = new CopyOnWriteArrayList<>();
    final Queue<Admission> admissions = new ConcurrentLinkedQueue<>();

    @Override
    public Reply say(Person person, String text) {
        heard.add(text);
        if (text.equals("fail")) {
            throw new IllegalStateException("told to fail");
        }
        if (text.equals("/start")) {
            return Reply.of(
                    person.hint(),
                    Card.of(Language.EN, "Choose", "")
                            .withButtons(List.of(List.of(
                                    Button.acting("Srpski", "lang:sr"),
                                    Button.opening("Local", URI.create("http://localhost:8080/"))))));
        }
        if (text.startsWith("how far")) {
            var words = text.equals("how far")
                    ? "Implementation: partial <&>"
                    : "so far ".repeat(200).strip();
            return Reply.of(
                    person.hint(),
                    Card.of(Language.EN, "Energy", words)
                            .withScale(new Card.Scale("Implementation: partial <&>", 2, 3))
                            .withButtons(List.of(List.of(Button.acting("Follow", "follow")))));
        }
        if (text.equals("file")) {
            return Reply.of(person.hint(), Card.of(Language.EN, "A file", ""))
                    .with(new Reply.Attachment("meeting.ics", "text/calendar", "BEGIN:VCALENDAR", "Takimi – састанак"));
        }
        return Reply.of(person.hint(), Card.of(Language.EN, "You said", text));
    }

    @Override
    public Reply press(Person person, String action) {
        heard.add(action);
        return new Reply(
                Rendering.SR, List.of(Card.of(Language.SR, "Dobro došli", action)), true, action.startsWith("lang:"));
    }

    @Override
    public boolean governs(String saidOrPressed) {
        return saidOrPressed.startsWith("/language") || saidOrPressed.startsWith("lang:");
    }

    @Override
    public Optional<Rendering> chosen(Person person) {
        return Optional.of(Rendering.SR);
    }

    @Override
    public List<Command> commands(Rendering rendering) {
        return List.of(new Command("start", "start in " + rendering.path()));
    }

    @Override
    public List<Found> find(Person person, String words, int limit) {
        return List.of(new Found(
                "a-energy",
                Card.of(Language.EN, "Energy <&>", "found by " + words)
                        .withLinks(List.of(new Link("Page", URI.create("http://localhost/en/agreements/energy"))))));
    }

    @Override
    public Admission admit(Person person) {
        var next = admissions.poll();
        return next == null ? Admission.TAKE : next;
    }

    @Override
    public Reply notice(Person person, Notice notice) {
        return Reply.of(person.hint(), Card.of(Language.EN, "Notice", notice.name()));
    }
}
