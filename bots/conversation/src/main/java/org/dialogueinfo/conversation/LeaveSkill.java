package org.dialogueinfo.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.conversation.spi.Skill;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The button by which a person leaves an unanswered question for the editors. Until it is pressed the question is in
 * memory only, for half an hour, and nothing is stored.
 */
@Component
@Order(21)
class LeaveSkill implements Skill {

    private final Cache<String, String> unanswered = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(30))
            .build();
    private final StoredQuestions questions;
    private final Words words;

    LeaveSkill(StoredQuestions questions, Words words) {
        this.questions = questions;
        this.words = words;
    }

    /** The button that leaves the question. */
    Button offer(String question, Language language) {
        var id = UUID.randomUUID().toString();
        unanswered.put(id, question);
        return Button.acting(words.say(language, "leave"), "ask:" + id);
    }

    @Override
    public boolean understands(String action) {
        return action.startsWith("ask:") && unanswered.getIfPresent(action.substring(4)) != null;
    }

    @Override
    public Reply command(Person person, Rendering rendering, List<String> arguments) {
        throw new IllegalStateException("A question is left by a button alone");
    }

    @Override
    public Reply press(Person person, Rendering rendering, String action) {
        var question = unanswered.asMap().remove(action.substring(4));
        var language = rendering.language();
        if (question == null) {
            return Reply.of(
                    rendering,
                    Card.of(language, words.say(language, "left.title"), words.say(language, "left.already")));
        }
        var told = questions.leave(person, rendering, question)
                ? person.channel().equals("web") ? "left.told-web" : "left.told"
                : "left.silent";
        return Reply.of(rendering, Card.of(language, words.say(language, "left.title"), words.say(language, told)));
    }
}
