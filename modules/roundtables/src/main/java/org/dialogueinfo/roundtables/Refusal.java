package org.dialogueinfo.roundtables;

/** Something that cannot be done now, for a reason the person may know. Carries no personal data. */
public class Refusal extends RuntimeException {

    private final Reason reason;
    private final transient Sentence sentence;

    Refusal(Reason reason, String message) {
        this(reason, message, Sentence.of("problem." + reason.code()));
    }

    private Refusal(Reason reason, String message, Sentence sentence) {
        super(message);
        this.reason = reason;
        this.sentence = sentence;
    }

    /** With a sentence of its own, which says more than the reason does. */
    Refusal(Reason reason, Sentence sentence) {
        this(reason, sentence.toString(), sentence);
    }

    /** Said to the person; its words are those of the reason, or finer. */
    public Sentence sentence() {
        return sentence;
    }

    public Reason reason() {
        return reason;
    }

    static Refusal unknown(String what) {
        return new Refusal(Reason.UNKNOWN, "There is no such " + what);
    }

    /** Why; the texts of the module have a sentence for each. */
    public enum Reason {
        UNKNOWN,
        ILLEGAL_MOVE,
        TOO_LATE,
        CANCELLED,
        ANONYMISED,
        CAPACITY,
        NOBODY,
        NOT_YET,
        DUPLICATE,
        ATTRIBUTION;

        public String code() {
            return Codes.of(this);
        }
    }
}
