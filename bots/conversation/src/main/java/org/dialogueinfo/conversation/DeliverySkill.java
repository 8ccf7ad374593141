package org.dialogueinfo.conversation;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.conversation.spi.Skill;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Endpoint;
import org.dialogueinfo.subscriptions.PreferenceCentre;
import org.dialogueinfo.subscriptions.Settings;
import org.dialogueinfo.subscriptions.Settings.Pace;
import org.dialogueinfo.subscriptions.Settings.Quiet;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code /delivery}: at once or gathered, and hours of the night without messages. */
@Component
@Order(9)
class DeliverySkill implements Skill {

    private static final int HOUR = 18;
    private static final Quiet NIGHT = new Quiet(22, 8);
    private static final ZoneId ZONE = Settings.HOUSE_ZONE;

    private final Subscriptions subscriptions;
    private final PreferenceCentre preferences;
    private final TopicChoice topics;
    private final Words words;

    DeliverySkill(Subscriptions subscriptions, PreferenceCentre preferences, TopicChoice topics, Words words) {
        this.subscriptions = subscriptions;
        this.preferences = preferences;
        this.topics = topics;
        this.words = words;
    }

    @Override
    public Optional<String> command() {
        return Optional.of("delivery");
    }

    @Override
    public String description(Language language) {
        return words.say(language, "delivery.description");
    }

    @Override
    public boolean governs() {
        return true;
    }

    @Override
    public boolean understands(String action) {
        return action.matches("del:(instant|daily|weekly|quiet|loud)");
    }

    @Override
    public Reply command(Person person, Rendering rendering, List<String> arguments) {
        return shown(person, rendering);
    }

    @Override
    public Reply press(Person person, Rendering rendering, String action) {
        token(person).ifPresent(token -> change(token, action.substring(4)));
        return shown(person, rendering).replacing();
    }

    private void change(String token, String choice) {
        switch (choice) {
            case "quiet" -> preferences.quiet(token, NIGHT);
            case "loud" -> preferences.quiet(token, null);
            default -> preferences.pace(token, Pace.valueOf(choice.toUpperCase(java.util.Locale.ROOT)), HOUR, ZONE);
        }
    }

    private Optional<String> token(Person person) {
        return person.channel().equals("web")
                ? Optional.empty()
                : subscriptions.token(new Endpoint(person.channel(), person.address()));
    }

    private Reply shown(Person person, Rendering rendering) {
        if (person.channel().equals("web")) {
            return topics.onTheSite(rendering);
        }
        var language = rendering.language();
        var settings = token(person).flatMap(preferences::settings);
        if (settings.isEmpty()) {
            return Reply.of(
                    rendering,
                    Card.of(language, words.say(language, "delivery.title"), words.say(language, "delivery.nothing"))
                            .withButtons(List.of(List.of(
                                    Button.acting(words.say(language, "subscribe-meetings"), "sub:meetings")))));
        }
        var quiet = settings.get().quiet() != null;
        return Reply.of(
                rendering,
                Card.of(
                                language,
                                words.say(language, "delivery.title"),
                                words.say(language, "delivery.now", described(settings.get(), language, words)))
                        .withButtons(List.of(
                                List.of(Button.acting(words.say(language, "delivery.instant"), "del:instant")),
                                List.of(
                                        Button.acting(words.say(language, "delivery.daily"), "del:daily"),
                                        Button.acting(words.say(language, "delivery.weekly"), "del:weekly")),
                                List.of(
                                        quiet
                                                ? Button.acting(words.say(language, "delivery.loud"), "del:loud")
                                                : Button.acting(words.say(language, "delivery.quiet"), "del:quiet")))));
    }

    static String described(Settings settings, Language language, Words words) {
        var pace = words.say(
                language,
                "delivery.is." + settings.pace().name().toLowerCase(java.util.Locale.ROOT),
                "%02d:00".formatted(settings.hour()));
        var quiet = settings.quiet();
        return quiet == null
                ? pace
                : pace + "; "
                        + words.say(
                                language,
                                "delivery.is.quiet",
                                "%02d:00".formatted(quiet.from()),
                                "%02d:00".formatted(quiet.to()));
    }
}
