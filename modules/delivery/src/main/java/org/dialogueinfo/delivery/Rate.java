package org.dialogueinfo.delivery;

/**
 * The pace a channel is believed to bear: it falls by a fifth when the far side complains, and climbs back, quickly to
 * just below where it complained last, carefully past that point, then faster, never above the published limit.
 *
 * @param perSecond messages a second
 * @param ceiling the pace at which the far side complained last, or the published one
 */
record Rate(double perSecond, double ceiling) {

    private static final double LEAST = 0.1;

    static Rate of(double published) {
        return new Rate(published, published);
    }

    Rate lowered() {
        var near = perSecond > 0.9 * ceiling && perSecond < 1.1 * ceiling;
        return new Rate(Math.max(LEAST, perSecond * (near ? 0.9 : 0.8)), perSecond);
    }

    /** One step up; to be called every {@link Pace#STEP} without a complaint. */
    Rate raised(double published) {
        var known = 0.95 * ceiling;
        var next = perSecond < known
                ? Math.min(known, perSecond + published / 20)
                : perSecond * (perSecond > ceiling ? 1.03 : 1.006);
        return new Rate(Math.min(next, published), ceiling);
    }
}
