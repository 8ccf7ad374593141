package org.dialogueinfo.conversation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.content.Situation;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Card.Fact;
import org.dialogueinfo.kernel.Card.Link;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.knowledge.Knowledge;
import org.dialogueinfo.knowledge.Knowledge.Answer;
import org.dialogueinfo.knowledge.Knowledge.Citation;
import org.dialogueinfo.knowledge.Knowledge.Kind;
import org.dialogueinfo.knowledge.Knowledge.Outcome;
import org.springframework.stereotype.Component;

/** Free text: asked of the archive, answered with its words and their source. */
@Component
class Questions {

    private final Knowledge knowledge;
    private final Archive archive;
    private final ItemCards cards;
    private final LastItems lastItems;
    private final LeaveSkill leave;
    private final Words words;
    private final Optional<Rephrasing> rephrasing;

    Questions(
            Knowledge knowledge,
            Archive archive,
            ItemCards cards,
            LastItems lastItems,
            LeaveSkill leave,
            Words words,
            Optional<Rephrasing> rephrasing) {
        this.rephrasing = rephrasing;
        this.knowledge = knowledge;
        this.archive = archive;
        this.cards = cards;
        this.lastItems = lastItems;
        this.leave = leave;
        this.words = words;
    }

    Reply answer(Person person, Rendering rendering, String question) {
        var answer = knowledge.ask(question, rendering.language(), lastItems.of(person));
        if (answer.outcome() != Outcome.ANSWER) {
            return Reply.of(rendering, asking(rendering, answer, question));
        }
        var citation = answer.citations().get(0);
        lastItems.remember(person, citation.id());
        return Reply.of(rendering, quoted(rendering, answer));
    }

    private Card quoted(Rendering rendering, Answer answer) {
        var language = rendering.language();
        var citation = answer.citations().get(0);
        var links = new ArrayList<Link>();
        links.add(new Link(words.say(language, "open-page"), words.page(rendering, "/" + citation.page())));
        if (!citation.sourceUrl().isEmpty()) {
            links.add(cards.source(sources(citation), citation.source(), URI.create(citation.sourceUrl()), rendering));
        }
        return Card.of(language, citation.title(), "")
                .withParagraphs(paragraphs(answer, language))
                .withFacts(facts(citation, language))
                .withLinks(links)
                .withButtons(buttons(answer, language));
    }

    /** The quotes; or what a program made of them, below a line that says so. */
    private List<String> paragraphs(Answer answer, Language language) {
        return rephrasing
                .flatMap(it -> it.shorten(answer.text(), language))
                .map(it -> words.say(language, "rephrased") + "\n" + it)
                .map(it -> List.of(it.split("\n+")))
                .orElseGet(() -> List.of(answer.text().split("\n")));
    }

    /** More of what is quoted, and the situations of life that follow from it. */
    private List<List<Button>> buttons(Answer answer, Language language) {
        var citation = answer.citations().get(0);
        var buttons = new ArrayList<List<Button>>();
        if (!citation.kind().equals("term")) {
            buttons.add(List.of(Button.acting(words.say(language, "more"), action(citation.kind(), citation.id()))));
        }
        answer.citations().stream()
                .skip(1)
                .filter(it -> it.kind().equals("situation"))
                .forEach(it -> buttons.add(List.of(Button.acting(it.title(), action(it.kind(), it.id())))));
        return buttons;
    }

    private List<SourceId> sources(Citation citation) {
        return switch (citation.kind()) {
            case "agreement" ->
                archive.agreement(new AgreementId(citation.id()))
                        .map(Agreement::cited)
                        .orElse(Stream.of())
                        .toList();
            case "meeting" ->
                archive.meeting(new MeetingId(citation.id()))
                        .map(Meeting::cited)
                        .orElse(Stream.of())
                        .toList();
            case "term" -> List.of();
            default ->
                archive.find(Situation.class, citation.id())
                        .map(Situation::cited)
                        .orElse(Stream.of())
                        .toList();
        };
    }

    private List<Fact> facts(Citation citation, Language language) {
        var facts = new ArrayList<Fact>();
        var meeting = citation.kind().equals("meeting");
        if (citation.date() != null) {
            facts.add(new Fact(words.say(language, "date"), words.date(PartialDate.of(citation.date()), language)));
        }
        if (citation.status() != null) {
            var status = words.say(language, (meeting ? "meeting-status." : "status.") + citation.status());
            facts.add(new Fact(
                    words.say(language, meeting ? "state" : "implementation"),
                    citation.asOf() == null
                            ? status
                            : status + " ("
                                    + words.say(
                                            language, "as-of", words.date(PartialDate.of(citation.asOf()), language))
                                    + ")"));
        }
        if (!citation.source().isEmpty() && citation.sourceUrl().isEmpty()) {
            facts.add(new Fact(words.say(language, "source-label"), citation.source()));
        }
        return facts;
    }

    /** A greeting or a subject known to have no agreement is a reply, not a matter of not knowing. */
    private Card asking(Rendering rendering, Answer answer, String question) {
        var language = rendering.language();
        var title = switch (answer.kind()) {
            case ASKING_BACK -> "choice.title";
            case NOTHING_FOUND -> "none.title";
            default -> "talk.title";
        };
        var buttons = new ArrayList<List<Button>>();
        answer.suggestions().forEach(it -> buttons.add(List.of(Button.acting(it.title(), action(it.kind(), it.id())))));
        if (buttons.isEmpty()) {
            buttons.add(List.of(
                    Button.acting(words.say(language, "all-agreements"), "ag"),
                    Button.acting(words.say(language, "meetings"), "mt")));
        }
        if (answer.kind() == Kind.NOTHING_FOUND) {
            buttons.add(List.of(leave.offer(question, language)));
        }
        return Card.of(language, words.say(language, title), answer.text()).withButtons(buttons);
    }

    /** {@code a:}, {@code m:} or {@code s:} and the id. */
    static String action(String kind, String id) {
        return kind.charAt(0) + ":" + id;
    }
}
