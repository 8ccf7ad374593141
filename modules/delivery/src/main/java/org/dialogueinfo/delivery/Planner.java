package org.dialogueinfo.delivery;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads the audiences page by page. The first page is small, so that the first messages go out at once. */
@Component
class Planner {

    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);
    private static final int FIRST_PAGE = 200;
    private static final int PAGE = 2000;

    private final Plans plans;
    private final Audiences audiences;
    private final Traces traces;
    private final Set<String> told = new HashSet<>();

    Planner(Plans plans, Audiences audiences, Traces traces) {
        this.plans = plans;
        this.audiences = audiences;
        this.traces = traces;
    }

    /** One page of each broadcast. @return whether any of them went on */
    boolean step(long node) {
        var moved = false;
        for (var plan : plans.take(node)) {
            moved |= page(plan);
        }
        return moved;
    }

    private boolean page(Plans.Plan plan) {
        var provider = audiences.of(plan.audience());
        if (provider.isEmpty()) {
            tell(plan, "Nobody provides the audience {} of broadcast {}; it waits", null);
            return false;
        }
        try (var step = traces.begin("plan", plan.id())) {
            var size = plan.after() == null ? FIRST_PAGE : PAGE;
            var page = audiences.page(provider.get(), plan.audience(), plan.after(), size);
            step.tag("recipients", Integer.toString(page.size()));
            var moved = plans.add(plan, page);
            told.remove(plan.id());
            return moved;
        } catch (RuntimeException e) {
            tell(plan, "The audience {} of broadcast {} cannot be read now: {}", e.toString());
            return false;
        }
    }

    /** Once per broadcast: it is asked again and again. */
    private void tell(Plans.Plan plan, String what, @Nullable String why) {
        if (told.add(plan.id())) {
            LOG.warn(what, plan.audience(), plan.id(), why);
        }
    }
}
