package org.dialogueinfo.roundtables;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.dialogueinfo.kernel.Localized;

/** A question that those who came answer afterwards by choosing. */
public record FollowUp(Localized<String> text, Choice choice) {

    private static final int LONGEST = 300;

    public FollowUp {
        if (text.isEmpty() || text.values().values().stream().anyMatch(it -> it.length() > LONGEST)) {
            throw new InputRefused("follow-up", String.valueOf(LONGEST));
        }
    }

    /** What is asked if the organisers ask nothing else. */
    public static List<FollowUp> usual() {
        return List.of(
                new FollowUp(Localized.each(it -> Words.text(it, "follow-up.useful")), Choice.RATING),
                new FollowUp(Localized.each(it -> Words.text(it, "follow-up.again")), Choice.YES_NO));
    }

    /** The same as long as the question is: another question has other answers. */
    @JsonIgnore
    String key() {
        return Links.fingerprint(choice + " " + text.values()).substring(0, 32);
    }

    /** What there is to choose from. */
    public enum Choice {
        RATING("1", "2", "3", "4", "5"),
        YES_NO("yes", "no");

        private final List<String> answers;

        Choice(String... answers) {
            this.answers = List.of(answers);
        }

        public List<String> answers() {
            return answers;
        }

        @JsonValue
        public String code() {
            return Codes.of(this);
        }

        /** @throws IllegalArgumentException if there is no such choice */
        @JsonCreator
        public static Choice of(String code) {
            return Codes.find(Choice.class, "choice", code);
        }
    }
}
