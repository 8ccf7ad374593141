package org.dialogueinfo.desk;

import org.dialogueinfo.roundtables.Bilaterals;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Plans bilateral meetings for organisers. Parties are ids of the organisers' choice; nothing is kept. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@RestController
class BilateralsApi {

    private final Bilaterals bilaterals;

    BilateralsApi(Bilaterals bilaterals) {
        this.bilaterals = bilaterals;
    }

    /** With {@code previous} the plan keeps what it can of an earlier one. */
    @PostMapping("/api/v1/desk/roundtables/bilaterals/plan")
    Bilaterals.Plan plan(@RequestBody Bilaterals.Request request) {
        return bilaterals.plan(request);
    }

    @ExceptionHandler
    ProblemDetail handle(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
}
