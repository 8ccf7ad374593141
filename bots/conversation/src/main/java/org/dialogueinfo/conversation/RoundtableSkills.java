package org.dialogueinfo.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.conversation.spi.Skill;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Card.Link;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Board;
import org.dialogueinfo.roundtables.Boards;
import org.dialogueinfo.roundtables.PublicRoundtables;
import org.dialogueinfo.roundtables.Refusal;
import org.dialogueinfo.roundtables.Replies;
import org.dialogueinfo.roundtables.Replies.Answer;
import org.dialogueinfo.roundtables.RoundtableId;
import org.dialogueinfo.roundtables.Roundtables;
import org.dialogueinfo.roundtables.State;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * {@code /roundtables}: organisers see how their events stand and can remind who has not answered; everybody else sees
 * what is public. Nobody is named.
 */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@Component
@Order(11)
class RoundtablesSkill implements Skill {

    private static final String NUDGE = "rt:nudge:";

    private final Roundtables roundtables;
    private final PublicRoundtables open;
    private final Boards boards;
    private final MessageSource messages;
    private final Words words;

    RoundtablesSkill(
            Roundtables roundtables, PublicRoundtables open, Boards boards, MessageSource messages, Words words) {
        this.roundtables = roundtables;
        this.open = open;
        this.boards = boards;
        this.messages = messages;
        this.words = words;
    }

    @Override
    public Optional<String> command() {
        return Optional.of("roundtables");
    }

    @Override
    public String description(Language language) {
        return say(language, "bot.description");
    }

    @Override
    public boolean understands(String action) {
        return action.matches(NUDGE + "[a-z0-9-]{1,50}");
    }

    @Override
    public Reply command(Person person, Rendering rendering, List<String> arguments) {
        var mine = person.channel().equals("telegram")
                ? roundtables.organisedFrom(person.address())
                : List.<Roundtables.Overview>of();
        return mine.isEmpty() ? everybody(rendering) : organiser(rendering, mine);
    }

    private Reply organiser(Rendering rendering, List<Roundtables.Overview> mine) {
        var language = rendering.language();
        var cards = mine.stream()
                .limit(5)
                .map(it -> Card.of(
                                language,
                                shown(it.roundtable().title(), language),
                                counts(boards.standing(it.roundtable().id()), language))
                        .withButtons(List.of(List.of(Button.acting(
                                say(language, "bot.nudge"),
                                NUDGE + it.roundtable().id())))))
                .toList();
        return new Reply(rendering, cards, false, false);
    }

    private String counts(Board it, Language language) {
        var states = it.counts();
        return say(
                language,
                "bot.counts",
                it.total(),
                sum(it, State.ACCEPTED, State.CONFIRMED, State.CHECKED_IN),
                states.getOrDefault(State.TENTATIVE, 0L),
                states.getOrDefault(State.DECLINED, 0L),
                sum(it, State.SENT, State.DELIVERED),
                it.waiting(),
                it.free());
    }

    private static long sum(Board it, State... states) {
        return List.of(states).stream()
                .mapToLong(state -> it.counts().getOrDefault(state, 0L))
                .sum();
    }

    private Reply everybody(Rendering rendering) {
        var language = rendering.language();
        var links = new ArrayList<Link>();
        open.all().stream()
                .limit(10)
                .forEach(it -> links.add(
                        new Link(shown(it.title(), language), words.page(rendering, "/roundtables/" + it.id()))));
        var lead = links.isEmpty() ? say(language, "bot.none") : "";
        return Reply.of(
                rendering, Card.of(language, say(language, "bot.title"), lead).withLinks(links));
    }

    @Override
    public Reply press(Person person, Rendering rendering, String action) {
        var language = rendering.language();
        var id = new RoundtableId(action.substring(NUDGE.length()));
        var organises = person.channel().equals("telegram")
                && roundtables.organisedFrom(person.address()).stream()
                        .anyMatch(it -> it.roundtable().id().equals(id));
        String sentence;
        try {
            if (organises) {
                roundtables.remind(id, "telegram");
            }
            sentence = say(language, organises ? "bot.nudged" : "problem.unknown");
        } catch (Refusal e) {
            sentence = say(language, "problem." + e.reason().code());
        }
        return Reply.of(rendering, Card.of(language, say(language, "bot.title"), sentence));
    }

    private String say(Language language, String key, Object... values) {
        return messages.getMessage(
                "roundtables." + key, values, Rendering.of(language).locale());
    }

    private static String shown(Localized<String> text, Language language) {
        return text.shownIn(language).map(Localized.Shown::value).orElse("–");
    }
}

/** The buttons under an invitation in Telegram; each works in the chat it was sent to and in no other. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@Component
@Order(12)
class InvitationSkill implements Skill {

    private final Replies replies;
    private final MessageSource messages;

    InvitationSkill(Replies replies, MessageSource messages) {
        this.replies = replies;
        this.messages = messages;
    }

    @Override
    public boolean understands(String action) {
        return action.matches("rt:(accept|tentative|decline|stop):[0-9a-f-]{36}");
    }

    @Override
    public Reply command(Person person, Rendering rendering, List<String> arguments) {
        throw new IllegalStateException("An invitation has no command");
    }

    @Override
    public Reply press(Person person, Rendering rendering, String action) {
        var parts = action.split(":");
        var chat = person.channel().equals("telegram") ? person.address() : "";
        try {
            var written = replies.renderingOf(chat, parts[2]);
            if (parts[1].equals("stop")) {
                replies.stopByTelegram(chat, parts[2]);
                return tell(written, say(written.language(), "bot.stopped"));
            }
            var state = replies.answerByTelegram(chat, parts[2], Answer.of(parts[1]));
            var shown = say(written.language(), "state." + state.code());
            return tell(written, say(written.language(), "bot.answered", shown));
        } catch (Refusal e) {
            return tell(
                    rendering, say(rendering.language(), "problem." + e.reason().code()));
        }
    }

    private Reply tell(Rendering rendering, String sentence) {
        return Reply.of(rendering, Card.of(rendering.language(), say(rendering.language(), "reply.title"), sentence));
    }

    private String say(Language language, String key, Object... values) {
        return messages.getMessage(
                "roundtables." + key, values, Rendering.of(language).locale());
    }
}
