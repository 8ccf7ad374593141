package org.dialogueinfo.roundtables;

/** A move that the state of an invitation does not allow. */
public class IllegalMove extends Refusal {

    private final State state;
    private final State wanted;

    IllegalMove(State state, State wanted) {
        super(Reason.ILLEGAL_MOVE, "An invitation that is %s cannot become %s".formatted(state.code(), wanted.code()));
        this.state = state;
        this.wanted = wanted;
    }

    @Override
    public Sentence sentence() {
        return Sentence.of("refused.move", Sentence.of("state." + state.code()), Sentence.of("state." + wanted.code()));
    }

    public State state() {
        return state;
    }

    public State wanted() {
        return wanted;
    }
}
