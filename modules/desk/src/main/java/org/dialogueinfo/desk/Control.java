package org.dialogueinfo.desk;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.Broadcasts.Phase;
import org.dialogueinfo.delivery.Broadcasts.Progress;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.desk.AuditLog.Deed;

/** What an editor can do with a broadcast on its way. */
enum Control {
    APPROVE(Deed.APPROVED, EnumSet.of(Phase.SCHEDULED), Broadcasts::approve),
    START(Deed.STARTED, EnumSet.of(Phase.SCHEDULED), Broadcasts::startNow),
    PAUSE(Deed.PAUSED, EnumSet.of(Phase.PLANNING, Phase.SENDING), Broadcasts::pause),
    RESUME(Deed.RESUMED, EnumSet.of(Phase.PAUSED), Broadcasts::resume),
    STOP(Deed.STOPPED, EnumSet.of(Phase.SCHEDULED, Phase.PLANNING, Phase.SENDING, Phase.PAUSED), Broadcasts::stop),
    RETRY(Deed.RETRIED, EnumSet.of(Phase.DONE), Broadcasts::retryFailed),
    RESEND(Deed.RETRIED, EnumSet.of(Phase.DONE), Broadcasts::resendUncertain);

    private final Deed deed;
    private final Set<Phase> phases;
    private final BiPredicate<Broadcasts, BroadcastId> act;

    Control(Deed deed, Set<Phase> phases, BiPredicate<Broadcasts, BroadcastId> act) {
        this.deed = deed;
        this.phases = phases;
        this.act = act;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Deed deed() {
        return deed;
    }

    /** Whether it was done; false if the broadcast has gone on to where it cannot be. */
    boolean act(Broadcasts broadcasts, BroadcastId id) {
        return act.test(broadcasts, id);
    }

    /** Whether it makes messages go out, which is a permission of its own; everybody may pause and stop. */
    boolean sends() {
        return this != PAUSE && this != STOP;
    }

    /**
     * What makes sense now.
     *
     * @param awaits whether the broadcast waits for approval
     */
    static List<Control> of(Progress it, boolean awaits) {
        return Arrays.stream(values())
                .filter(control -> awaits ? control != START : control != APPROVE)
                .filter(control -> control.phases.contains(it.state()))
                .filter(control -> control != RETRY || it.counts().getOrDefault(State.FAILED, 0L) > 0)
                .filter(control -> control != RESEND || it.counts().getOrDefault(State.UNCERTAIN, 0L) > 0)
                .toList();
    }

    static Optional<Control> find(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
