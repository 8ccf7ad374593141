package org.dialogueinfo.desk;

import java.security.Principal;
import org.dialogueinfo.roundtables.BilateralPlans;
import org.dialogueinfo.roundtables.BilateralSetup;
import org.dialogueinfo.roundtables.Bilaterals;
import org.dialogueinfo.roundtables.RoundtableId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Plans bilateral meetings for organisers: those of an event, which are kept, or any others, of which nothing is kept. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@RestController
@RequestMapping("/api/v1/desk/roundtables")
class BilateralsApi {

    private final Bilaterals bilaterals;
    private final BilateralPlans plans;

    BilateralsApi(Bilaterals bilaterals, BilateralPlans plans) {
        this.bilaterals = bilaterals;
        this.plans = plans;
    }

    /** Parties are ids of the organisers' choice. With {@code previous} the plan keeps what it can of an earlier one. */
    @PostMapping("/bilaterals/plan")
    Bilaterals.Plan plan(@RequestBody Bilaterals.Request request) {
        return bilaterals.plan(request);
    }

    /** Plans for those who come, keeping what it can of the plan before. Nobody is told yet. */
    @PutMapping("/{id}/bilaterals")
    Bilaterals.Plan plan(@PathVariable RoundtableId id, @RequestBody BilateralSetup setup, Principal organiser) {
        return plans.plan(id, setup, organiser.getName());
    }

    @GetMapping("/{id}/bilaterals")
    BilateralPlans.Timetabled plan(@PathVariable RoundtableId id) {
        return plans.of(id);
    }

    /** Sends everybody what is new to them. */
    @PostMapping("/{id}/bilaterals/tell")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void tell(@PathVariable RoundtableId id, Principal organiser) {
        plans.tell(id, organiser.getName());
    }

    @PostMapping("/{id}/bilaterals/{meeting}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void cancel(@PathVariable RoundtableId id, @PathVariable String meeting, Principal organiser) {
        plans.cancel(id, meeting, organiser.getName());
    }
}
