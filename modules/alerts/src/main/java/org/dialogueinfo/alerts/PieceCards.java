package org.dialogueinfo.alerts;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.content.OpEd;
import org.dialogueinfo.content.Video;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Fact;
import org.dialogueinfo.kernel.Card.Link;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Composes the cards of op-eds and videos: what it is about, by whom, and where it can be read or seen. */
@Component
class PieceCards {

    private final MessageSource messages;
    private final String baseUrl;

    PieceCards(MessageSource messages, @Value("${dialogue.base-url:http://localhost:8080}") String baseUrl) {
        this.messages = messages;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
    }

    Localized<Card> of(OpEd it) {
        return Localized.each(language -> {
            var facts = new ArrayList<Fact>();
            if (it.author() != null) {
                facts.add(new Fact(say(language, "author"), it.author()));
            }
            if (it.date() != null) {
                facts.add(new Fact(say(language, "date"), it.date().written(language)));
            }
            return card(language, "op-ed", it.title(), it.subject(), facts, it.urls(), "/op-eds");
        });
    }

    Localized<Card> of(Video it) {
        return Localized.each(language -> {
            var page = it.agreement() == null ? "/videos" : "/agreements/" + it.agreement();
            return card(language, "video", it.title(), it.note(), List.of(), it.url(), page);
        });
    }

    private Card card(
            Language language,
            String kind,
            Localized<String> title,
            Localized<String> about,
            List<Fact> facts,
            Localized<URI> addresses,
            String page) {
        var links = new ArrayList<Link>();
        addresses
                .shownIn(language)
                .ifPresent(it -> links.add(new Link(
                        it.fallback()
                                ? "%s (%s)"
                                        .formatted(
                                                say(language, kind + "-open"),
                                                say(
                                                        language,
                                                        "available",
                                                        it.language().ownName()))
                                : say(language, kind + "-open"),
                        it.value())));
        links.add(new Link(
                say(language, "open"),
                URI.create(baseUrl + "/" + Rendering.of(language).path() + page)));
        return Card.of(
                        language,
                        say(language, kind, Shown.text(messages, title, language)),
                        Shown.text(messages, about, language))
                .withFacts(facts)
                .withLinks(links);
    }

    private String say(Language language, String key, @Nullable Object... values) {
        return messages.getMessage(
                "alerts." + key, values, Rendering.of(language).locale());
    }
}
