package org.dialogueinfo.desk;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Boards;
import org.dialogueinfo.roundtables.RoundtableId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** How an event stands, whenever that changes; the same piece of page that is there without scripts. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@Component
class LiveBoard {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Boards boards;
    private final SpringTemplateEngine templates;
    private final LivePieces pieces;

    LiveBoard(Boards boards, SpringTemplateEngine templates, LivePieces pieces) {
        this.boards = boards;
        this.templates = templates;
        this.pieces = pieces;
    }

    SseEmitter watch(RoundtableId id, Rendering rendering) {
        return pieces.watch(EVERY, () -> {
            var variables = Map.<String, Object>of("board", boards.standing(id), "own", "/desk/roundtables/" + id);
            return new LivePieces.Piece(
                    templates.process(
                            "desk/roundtable-standing", Set.of("standing"), new Context(rendering.locale(), variables)),
                    false);
        });
    }
}
