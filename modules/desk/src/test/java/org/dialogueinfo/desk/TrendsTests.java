package org.dialogueinfo.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.dialogueinfo.desk.Trends.Bar;
import org.dialogueinfo.desk.Trends.Stretch;
import org.dialogueinfo.insights.Insights.Count;
import org.junit.jupiter.api.Test;

class TrendsTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final List<Stretch> WEEKS = Trends.stretches(TODAY, 7, 4);

    @Test
    void endsTheLastStretchTodayAndLeavesNoDayOut() {
        assertThat(WEEKS).hasSize(4);
        assertThat(WEEKS.get(3)).isEqualTo(new Stretch(TODAY.minusDays(6), TODAY));
        for (int i = 1; i < WEEKS.size(); i++) {
            assertThat(WEEKS.get(i).first()).isEqualTo(WEEKS.get(i - 1).last().plusDays(1));
        }
    }

    @Test
    void addsUpWhatCameAndKeepsTheLastOfWhatThereIs() {
        var counts = List.of(
                new Count(TODAY.minusDays(15), "email", "en", 5),
                new Count(TODAY.minusDays(14), "email", "en", 3),
                new Count(TODAY.minusDays(14), "email", "sq", 4),
                new Count(TODAY, "telegram", "en", 1));
        var came = Trends.of("x", false, counts, WEEKS, Count::what);
        assertThat(came.parts()).extracting(Trends.Trend::name).containsExactly("email", "telegram");
        assertThat(came.parts().get(0).bars()).extracting(Bar::n).containsExactly(0L, 12L, 0L, 0L);
        assertThat(came.parts().get(0).change()).isEqualTo(-12);
        var there = Trends.of("x", true, counts, WEEKS, Count::what);
        assertThat(there.parts().get(0).bars()).extracting(Bar::n).containsExactly(0L, 7L, 7L, 7L);
        assertThat(there.parts().get(0).now()).isEqualTo(7);
        assertThat(there.parts().get(1).bars()).extracting(Bar::n).containsExactly(0L, 0L, 0L, 1L);
    }
}
