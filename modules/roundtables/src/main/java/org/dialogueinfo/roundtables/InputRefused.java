package org.dialogueinfo.roundtables;

/** Input that cannot be taken as it is, and why, in the organiser's language. Its message is English. */
public class InputRefused extends IllegalArgumentException {

    private final transient Sentence sentence;

    /** @param key of a sentence of the module that begins with {@code refused.}; without that */
    public InputRefused(String key, Object... values) {
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
