package org.dialogueinfo.conversation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.conversation.spi.Skill;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Endpoint;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.springframework.stereotype.Service;

/** Leads what is said to the skill that knows it; what is no command is a question. */
@Service
class Chat implements Conversation {

    private static final int LONGEST = 1000;

    private final List<Skill> skills;
    private final Questions questions;
    private final Subscriptions subscriptions;
    private final Words words;

    Chat(List<Skill> skills, Questions questions, Subscriptions subscriptions, Words words) {
        this.skills = skills;
        this.questions = questions;
        this.subscriptions = subscriptions;
        this.words = words;
    }

    @Override
    public Reply say(Person person, String text) {
        var rendering = rendering(person);
        var said = text.strip();
        if (said.length() > LONGEST) {
            return tell(rendering, "too-long.title", "too-long");
        }
        if (said.equals("/help")) {
            return help(rendering);
        }
        if (!said.startsWith("/")) {
            return questions.answer(rendering, said);
        }
        var parts = Arrays.stream(said.substring(1).split("\\s+"))
                .filter(it -> !it.isEmpty())
                .toList();
        var name = parts.isEmpty() ? "" : parts.get(0).toLowerCase(Locale.ROOT).replaceFirst("@.*", "");
        for (var skill : skills) {
            if (skill.command().filter(name::equals).isPresent()) {
                return skill.command(person, rendering, parts.subList(1, parts.size()));
            }
        }
        return tell(rendering, "unknown-command.title", "unknown-command");
    }

    @Override
    public Reply press(Person person, String action) {
        var rendering = rendering(person);
        for (var skill : skills) {
            if (skill.understands(action)) {
                return skill.press(person, rendering, action);
            }
        }
        return tell(rendering, "old-button.title", "old-button");
    }

    @Override
    public List<Command> commands(Language language) {
        var commands = skills.stream()
                .flatMap(skill -> skill.command().stream().map(name -> new Command(name, skill.description(language))))
                .collect(Collectors.toList());
        commands.add(new Command("help", words.say(language, "help.description")));
        return commands;
    }

    private Reply help(Rendering rendering) {
        var language = rendering.language();
        return Reply.of(
                rendering,
                Card.of(language, words.say(language, "help.title"), words.say(language, "help"))
                        .withParagraphs(commands(language).stream()
                                .map(it -> "/" + it.name() + " – " + it.description())
                                .toList()));
    }

    private Reply tell(Rendering rendering, String title, String lead) {
        return Reply.of(
                rendering,
                Card.of(
                        rendering.language(),
                        words.say(rendering.language(), title),
                        words.say(rendering.language(), lead)));
    }

    /** A chosen language rules; in the web chat the page's address is the choice. */
    private Rendering rendering(Person person) {
        return person.channel().equals("web")
                ? person.hint()
                : subscriptions
                        .rendering(new Endpoint(person.channel(), person.address()))
                        .orElse(person.hint());
    }
}
