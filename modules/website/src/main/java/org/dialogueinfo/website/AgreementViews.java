package org.dialogueinfo.website;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Assessment;
import org.dialogueinfo.content.Claim;
import org.dialogueinfo.content.Provision;
import org.dialogueinfo.content.Source;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Agreements and their provisions as the API shows them. */
@Component
class AgreementViews {

    private final Archive archive;
    private final MessageSource messages;

    AgreementViews(Archive archive, MessageSource messages) {
        this.archive = archive;
        this.messages = messages;
    }

    SummaryView summary(Agreement it, ApiTexts say) {
        return new SummaryView(
                it.id(),
                it.kind(),
                it.parent(),
                it.nature(),
                it.year(),
                it.partOf38(),
                say.text(it.title()),
                say.text(it.summary()),
                StatusView.of(it.status()));
    }

    Map<String, @Nullable Object> whole(Agreement it, ApiTexts say) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", it.id());
        view.put("kind", it.kind());
        view.put("parent", it.parent());
        view.put("nature", it.nature());
        view.put("year", it.year());
        view.put("partOf38", it.partOf38());
        view.put("certainty", certainty(it.certainty(), say));
        view.put("lang", say.rendering());
        view.put("title", say.text(it.title()));
        view.put("summary", say.text(it.summary()));
        view.put("alsoKnownAs", it.alsoKnownAs().in(say.rendering().language()).orElse(List.of()));
        view.put("sections", it.sections().stream().map(s -> section(s, say)).toList());
        view.put("dates", it.dates().stream().map(d -> milestone(d, say)).toList());
        view.put("place", say.phrase(Vocabulary.Field.PLACES, it.place()));
        view.put("facilitator", say.phrase(Vocabulary.Field.FACILITATORS, it.facilitator()));
        view.put("status", StatusView.of(it.status()));
        view.put(
                "history",
                it.assessments().stream().map(a -> assessment(a, say)).toList());
        view.put("claims", it.claims().stream().map(c -> claim(c, say)).toList());
        view.put(
                "provisions",
                it.provisions().stream().map(p -> provision(it, p, say)).toList());
        view.put("related", it.related());
        view.put("note", say.text(it.note()));
        view.put("sources", sources(it.sources()));
        return view;
    }

    Map<String, @Nullable Object> provision(Agreement of, Provision it, ApiTexts say) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("number", it.number());
        view.put("text", say.text(it.text()));
        view.put("owner", it.owner());
        view.put("due", it.dueOn().orElse(null));
        view.put("deadline", it.due());
        view.put("status", StatusView.of(of.status(it)));
        view.put("note", say.text(it.note()));
        view.put("sources", sources(it.sources()));
        return view;
    }

    AssessmentView assessment(Assessment it, ApiTexts say) {
        return new AssessmentView(
                it.on(),
                it.provision(),
                it.value(),
                it.marks(),
                say.text(it.reason()),
                it.author(),
                it.reviewed(),
                sources(it.sources()));
    }

    private ClaimView claim(Claim it, ApiTexts say) {
        var sources = sources(it.sources());
        return new ClaimView(
                it.party(), say.text(it.text()), it.date(), sources.isEmpty() ? null : sources.get(0), sources);
    }

    private SectionView section(Agreement.Section it, ApiTexts say) {
        return new SectionView(
                it.key(),
                messages.getMessage(
                        "website.section." + it.key().code(),
                        null,
                        say.rendering().locale()),
                say.text(it.text()),
                say.languageOf(it.text()),
                it.sources());
    }

    private static MilestoneView milestone(Agreement.Milestone it, ApiTexts say) {
        return new MilestoneView(it.date(), say.text(it.what()), it.sources());
    }

    private static Map<String, Object> certainty(Agreement.Certainty it, ApiTexts say) {
        return Map.of("kind", it.kind(), "nature", it.nature(), "basis", say.text(it.basis()));
    }

    List<SourceView> sources(Collection<SourceId> ids) {
        return archive.sources(ids).stream().map(SourceView::of).toList();
    }

    record SummaryView(
            AgreementId id,
            Agreement.Kind kind,
            @Nullable AgreementId parent,
            Agreement.Nature nature,
            @Nullable Integer year,
            Agreement.PartOf38 partOf38,
            String title,
            String summary,
            StatusView status) {}

    record StatusView(
            Agreement.Implementation value,
            List<Agreement.Mark> marks,
            @Nullable PartialDate asOf) {

        static StatusView of(Agreement.Status it) {
            return new StatusView(it.value(), it.marks(), it.asOf());
        }
    }

    /** @param reviewed whether a second person confirmed it */
    record AssessmentView(
            PartialDate on,
            @Nullable String provision,
            Agreement.@Nullable Implementation value,
            List<Agreement.Mark> marks,
            String reason,
            @Nullable String author,
            boolean reviewed,
            List<SourceView> sources) {}

    record ClaimView(
            Claim.Party party,
            String text,
            @Nullable PartialDate date,
            @Nullable SourceView source,
            List<SourceView> sources) {}

    record SectionView(Agreement.SectionKey key, String heading, String text, String lang, List<SourceId> sources) {}

    record MilestoneView(PartialDate date, String what, List<SourceId> sources) {}

    record SourceView(
            SourceId id,
            String title,
            String publisher,
            @Nullable URI url,
            @Nullable PartialDate date,
            @Nullable String lang,
            @Nullable PartialDate seen,
            @Nullable String hash) {

        static SourceView of(Source it) {
            return new SourceView(
                    it.id(), it.title(), it.publisher(), it.url(), it.date(), it.lang(), it.seen(), it.hash());
        }
    }
}
