package org.dialogueinfo.website;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.frame.Texts;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Settings;
import org.dialogueinfo.subscriptions.Subscriptions.ConsentEntry;
import org.dialogueinfo.subscriptions.Subscriptions.Ended;
import org.dialogueinfo.subscriptions.Subscriptions.HeldData;
import org.dialogueinfo.subscriptions.Subscriptions.Told;
import org.dialogueinfo.subscriptions.Topic;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** All that is held about a person, in the words of their language: for the page and for what they take along. */
@Component
class HeldWords {

    private final MessageSource messages;
    private final Archive archive;

    HeldWords(MessageSource messages, Archive archive) {
        this.messages = messages;
        this.archive = archive;
    }

    InWords of(HeldData held, Rendering rendering) {
        var words = new Words(rendering, new Texts(rendering));
        return new InWords(
                words.facts(held),
                held.consents().stream().map(words::line).toList(),
                held.messages().stream().map(words::message).toList());
    }

    Export export(HeldData held, Rendering rendering) {
        var words = new Words(rendering, new Texts(rendering));
        return new Export(
                words.say("export.what"),
                held,
                of(held, rendering),
                List.of(words.say("export.bounces"), words.say("export.elsewhere")));
    }

    /** What the person takes along: first as the tables have it, then in words. */
    record Export(String what, @JsonUnwrapped HeldData held, InWords inWords, List<String> heldElsewhere) {}

    record InWords(List<Fact> facts, List<Line> history, List<Message> messages) {}

    record Fact(String label, String value) {}

    record Line(String when, String what, String topics, String how, String wording, String proof) {}

    record Message(String when, String message, String outcome) {}

    private final class Words {

        private final Rendering rendering;
        private final Texts texts;

        Words(Rendering rendering, Texts texts) {
            this.rendering = rendering;
            this.texts = texts;
        }

        List<Fact> facts(HeldData held) {
            var facts = new ArrayList<Fact>();
            facts.add(fact("address", address(held.channel(), held.address())));
            facts.add(fact("language", held.rendering().ownName()));
            facts.add(fact("topics", held.topics().isEmpty() ? say("no-topics") : topics(held.topics())));
            var settings = held.settings();
            if (settings != null) {
                facts.addAll(facts(settings));
            }
            facts.add(fact("since", texts.moment(held.since())));
            var ended = held.ended();
            if (ended != null) {
                facts.add(fact("ended", ended(ended)));
            }
            held.linked().forEach(it -> {
                var address = address(it.channel(), it.address());
                facts.add(fact("linked", it.preferred() ? say("linked.preferred", address) : address));
            });
            held.moving().forEach(it -> facts.add(fact("moving", it)));
            gathered(held, facts);
            return facts;
        }

        private List<Fact> facts(Settings it) {
            var facts = new ArrayList<Fact>();
            var zone = it.zone().getId();
            facts.add(fact("pace", say("pace." + it.pace().name().toLowerCase(Locale.ROOT), it.hour(), zone)));
            var quiet = it.quiet();
            if (quiet != null) {
                facts.add(fact("quiet", say("quiet.hours", quiet.from(), quiet.to(), zone)));
            }
            var paused = it.pausedUntil();
            if (paused != null) {
                facts.add(fact("pause", texts.moment(paused)));
            }
            return facts;
        }

        private void gathered(HeldData held, List<Fact> facts) {
            var gathered = held.gathered();
            if (gathered == null) {
                return;
            }
            if (gathered.until() != null) {
                facts.add(fact("gathered", texts.moment(gathered.until())));
            }
            if (gathered.on() != null) {
                facts.add(fact("gathered.on", gathered.on().toString()));
            }
            if (gathered.owedUntil() != null) {
                facts.add(fact("owed", texts.moment(gathered.owedUntil())));
            }
        }

        private String ended(Ended ended) {
            var at = texts.moment(ended.at());
            return switch (ended.reason()) {
                case "unsubscribed" -> say("ended.by-you", at);
                case "complaint" -> say("ended.complaint", at);
                default -> say("ended.otherwise", at, ended.reason());
            };
        }

        private String address(String channel, String address) {
            return channel.equals("telegram") ? say("chat", address) : address;
        }

        Line line(ConsentEntry it) {
            return new Line(
                    texts.moment(it.at()),
                    sayOr("action." + it.action(), it.action()),
                    topics(SubscriptionPages.read(List.of(it.topics().split(" ")))),
                    how(it.source()),
                    it.wording(),
                    Objects.toString(it.proof(), ""));
        }

        /** Who brought a list in is no matter of the person's. */
        private String how(String source) {
            var code = source.replaceFirst("^import:.*", "import").replaceAll("[:/]+", "-");
            return sayOr("source." + code, source);
        }

        private String topics(Set<Topic> topics) {
            return topics.stream().map(this::topic).collect(Collectors.joining(", "));
        }

        private String topic(Topic topic) {
            var name = topic.value();
            return name.startsWith("agreement:")
                    ? archive.agreement(new AgreementId(name.substring(10)))
                            .map(it -> texts.of(it.title()).text())
                            .orElse(name)
                    : texts.show(messages.getMessage("website.topic." + name, null, latin()));
        }

        Message message(Told it) {
            var outcome = say("state." + it.state());
            return new Message(
                    texts.moment(it.at()),
                    it.title().isEmpty() ? sayOr("message." + it.kind(), say("message.personal")) : it.title(),
                    it.reason().isEmpty() ? outcome : outcome + " (" + it.reason() + ")");
        }

        private Fact fact(String key, String value) {
            return new Fact(say(key), value);
        }

        private String say(String key, Object... values) {
            return texts.show(messages.getMessage("held." + key, values, latin()));
        }

        private String sayOr(String key, String otherwise) {
            var found = messages.getMessage("held." + key, null, null, latin());
            return found == null ? otherwise : texts.show(found);
        }

        private Locale latin() {
            return Rendering.of(rendering.language()).locale();
        }
    }
}
