package org.dialogueinfo.conversation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.conversation.spi.Skill;
import org.dialogueinfo.kernel.Card;
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
    private final Finder finder;
    private final Admissions admissions;
    private final Subscriptions subscriptions;
    private final Words words;

    Chat(
            List<Skill> skills,
            Questions questions,
            Finder finder,
            Admissions admissions,
            Subscriptions subscriptions,
            Words words) {
        this.skills = skills;
        this.questions = questions;
        this.finder = finder;
        this.admissions = admissions;
        this.subscriptions = subscriptions;
        this.words = words;
    }

    @Override
    public Reply say(Person person, String text) {
        var rendering = rendering(person);
        var said = text.strip();
        if (said.length() > LONGEST) {
            return tell(rendering, "too-long");
        }
        if (!said.startsWith("/")) {
            return questions.answer(person, rendering, said);
        }
        var parts = Arrays.stream(said.substring(1).split("\\s+"))
                .filter(it -> !it.isEmpty())
                .toList();
        if (name(said).equals("help")) {
            return help(rendering);
        }
        return skill(said)
                .map(it -> it.command(person, rendering, parts.subList(1, parts.size())))
                .orElseGet(() -> tell(rendering, "unknown-command"));
    }

    @Override
    public Reply press(Person person, String action) {
        var rendering = rendering(person);
        return action.equals("help")
                ? help(rendering)
                : skill(action)
                        .map(it -> it.press(person, rendering, action))
                        .orElseGet(() -> tell(rendering, "old-button"));
    }

    @Override
    public boolean governs(String saidOrPressed) {
        return skill(saidOrPressed.strip()).map(Skill::governs).orElse(false);
    }

    /** The skill of a command, which begins with a slash, or of an action. */
    private Optional<Skill> skill(String saidOrPressed) {
        return skills.stream()
                .filter(
                        saidOrPressed.startsWith("/")
                                ? it -> it.command()
                                        .filter(name(saidOrPressed)::equals)
                                        .isPresent()
                                : it -> it.understands(saidOrPressed))
                .findFirst();
    }

    private static String name(String command) {
        return command.substring(1).split("\\s", 2)[0].toLowerCase(Locale.ROOT).replaceFirst("@.*", "");
    }

    @Override
    public List<Command> commands(Rendering rendering) {
        var language = rendering.language();
        var commands = skills.stream()
                .flatMap(skill -> skill.command().stream()
                        .map(name -> new Command(name, rendering.show(skill.description(language)))))
                .collect(Collectors.toList());
        commands.add(new Command("help", rendering.show(words.say(language, "help.description"))));
        return commands;
    }

    private Reply help(Rendering rendering) {
        var language = rendering.language();
        return Reply.of(
                rendering,
                Card.of(language, words.say(language, "help.title"), words.say(language, "help"))
                        .withParagraphs(List.of(
                                commands(Rendering.of(language)).stream()
                                        .map(it -> "/" + it.name() + " – " + it.description())
                                        .collect(Collectors.joining("\n")),
                                words.say(language, "help.examples"))));
    }

    @Override
    public List<Found> find(Person person, String query, int limit) {
        var rendering = rendering(person);
        return finder.find(rendering, query, limit).stream()
                .map(it -> new Found(it.id(), it.card().in(rendering)))
                .toList();
    }

    @Override
    public Admission admit(Person person) {
        return admissions.admit(person);
    }

    @Override
    public Reply notice(Person person, Notice notice) {
        return tell(
                rendering(person),
                "notice." + notice.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private Reply tell(Rendering rendering, String key) {
        var language = rendering.language();
        return Reply.of(rendering, Card.of(language, words.say(language, key + ".title"), words.say(language, key)));
    }

    /** A chosen language rules. */
    private Rendering rendering(Person person) {
        return chosen(person).orElse(person.hint());
    }

    /** In the web chat the page's address is the choice. */
    @Override
    public Optional<Rendering> chosen(Person person) {
        return person.channel().equals("web")
                ? Optional.of(person.hint())
                : subscriptions.rendering(new Endpoint(person.channel(), person.address()));
    }
}
