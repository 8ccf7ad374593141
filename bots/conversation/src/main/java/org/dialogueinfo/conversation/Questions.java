package org.dialogueinfo.conversation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Card.Fact;
import org.dialogueinfo.kernel.Card.Link;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.knowledge.Knowledge;
import org.dialogueinfo.knowledge.Knowledge.Answer;
import org.dialogueinfo.knowledge.Knowledge.Outcome;
import org.springframework.stereotype.Component;

/** Free text: asked of the archive, answered with its words and their source. */
@Component
class Questions {

    private final Knowledge knowledge;
    private final Words words;

    Questions(Knowledge knowledge, Words words) {
        this.knowledge = knowledge;
        this.words = words;
    }

    Reply answer(Person person, Rendering rendering, String question) {
        var answer = knowledge.ask(question, rendering.language());
        return Reply.of(
                rendering, answer.outcome() == Outcome.ANSWER ? quoted(rendering, answer) : asking(rendering, answer));
    }

    private Card quoted(Rendering rendering, Answer answer) {
        var language = rendering.language();
        var citation = answer.citations().get(0);
        var links = new ArrayList<Link>();
        links.add(new Link(
                words.say(language, "open-page"),
                words.page(rendering, "/%ss/%s".formatted(citation.kind(), citation.id()))));
        if (!citation.sourceUrl().isEmpty()) {
            links.add(new Link(citation.source(), URI.create(citation.sourceUrl())));
        }
        return Card.of(language, citation.title(), "")
                .withParagraphs(List.of(citation.quote().split("\n")))
                .withFacts(
                        citation.source().isEmpty()
                                ? List.of()
                                : List.of(new Fact(words.say(language, "source-label"), citation.source())))
                .withLinks(links)
                .withButtons(List.of(List.of(Button.acting(
                        words.say(language, "more"), citation.kind().charAt(0) + ":" + citation.id()))));
    }

    private Card asking(Rendering rendering, Answer answer) {
        var language = rendering.language();
        var title = words.say(language, answer.outcome() == Outcome.CHOICE ? "choice.title" : "none.title");
        return Card.of(language, title, answer.text())
                .withButtons(answer.suggestions().stream()
                        .map(it -> List.of(Button.acting(it.title(), it.kind().charAt(0) + ":" + it.id())))
                        .toList());
    }
}
