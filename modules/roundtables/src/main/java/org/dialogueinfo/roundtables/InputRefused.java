package org.dialogueinfo.roundtables;

/** Input that cannot be taken as it is, and why, in the organiser's language. Its message is English. */
public class InputRefused extends IllegalArgumentException {

    private final transient Sentence sentence;

    InputRefused(String key, Object... values) {
        this(Sentence.of("refused." + key, values));
    }

    private InputRefused(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    public Sentence sentence() {
        return sentence;
    }
}
