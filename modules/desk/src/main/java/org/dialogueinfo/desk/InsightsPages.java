package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.dialogueinfo.insights.Insights;
import org.dialogueinfo.insights.Insights.Count;
import org.dialogueinfo.insights.Measure;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "In numbers" for the desk: how subscribers, messages, questions and pages go over time. Daily counts and nothing finer. */
@Controller
class InsightsPages {

    private final ObjectProvider<Insights> insights;
    private final Clock clock;

    InsightsPages(ObjectProvider<Insights> insights, Clock clock) {
        this.insights = insights;
        this.clock = clock;
    }

    /** For how long one looks back. */
    enum Period {
        MONTH(1, 30),
        HALF(7, 26),
        YEARS(30, 24);

        private final int days;
        private final int number;

        Period(int days, int number) {
            this.days = days;
            this.number = number;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Period of(String code) {
            return Arrays.stream(values())
                    .filter(it -> it.code().equals(code))
                    .findFirst()
                    .orElse(MONTH);
        }
    }

    @GetMapping("/desk/insights")
    String insights(@RequestParam(defaultValue = "") String period, Model model) {
        var chosen = Period.of(period);
        var stretches = Trends.stretches(today(), chosen.days, chosen.number);
        var from = stretches.get(0).first();
        var people = counts(Measure.SUBSCRIBER, from);
        var questions = counts(Measure.QUESTION, from);
        var pages = counts(Measure.PAGE, from);
        model.addAttribute("on", insights.getIfAvailable() != null);
        model.addAttribute("periods", Period.values());
        model.addAttribute("period", chosen);
        model.addAttribute(
                "all",
                List.of(
                        Trends.of("subscriber.channel", true, people, stretches, Count::what),
                        Trends.of("subscriber.language", true, people, stretches, it -> language(it.detail())),
                        Trends.of("subscriber.topic", true, counts(Measure.TOPIC, from), stretches, Count::what),
                        Trends.of(
                                "delivery.state",
                                false,
                                counts(Measure.SETTLED, from),
                                stretches,
                                it -> it.what() + "/" + it.detail()),
                        Trends.of(
                                "delivery.language",
                                false,
                                counts(Measure.DELIVERY, from),
                                stretches,
                                it -> language(it.detail())),
                        Trends.of("question.outcome", false, questions, stretches, Count::what),
                        Trends.of(
                                "question.unanswered",
                                false,
                                questions.stream()
                                        .filter(it -> it.what().equals("none"))
                                        .toList(),
                                stretches,
                                it -> language(it.detail())),
                        Trends.of("page.kind", false, pages, stretches, Count::what),
                        Trends.of("page.language", false, pages, stretches, it -> language(it.detail()))));
        return "desk/insights";
    }

    /** The daily counts of two years. */
    @GetMapping("/desk/insights.csv")
    void csv(HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"insights.csv\"");
        var out = response.getWriter();
        out.write("day,measure,what,detail,n\r\n");
        for (var measure : Measure.values()) {
            for (var it : counts(measure, today().minusYears(2))) {
                out.write("%s,%s,%s,%s,%d\r\n".formatted(it.day(), measure.code(), it.what(), it.detail(), it.n()));
            }
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WorkflowPages.HOUSE_ZONE);
    }

    private static String language(String path) {
        return Rendering.find(path).map(Rendering::ownName).orElse(path);
    }

    private List<Count> counts(Measure measure, LocalDate from) {
        return insights.stream()
                .flatMap(it -> it.counts(measure, from).stream())
                .toList();
    }
}
