package org.dialogueinfo.content;

import java.util.Locale;

/** What the archive keeps, each under its own ids, and where a content pack keeps it. A new kind of item is a line here. */
enum Kind {
    SOURCE(Source.class, Layout.ENTRIES, "sources.yaml"),
    VOCABULARY(Terms.class, Layout.FIELDS, "vocabulary.yaml"),
    AGREEMENT(Agreement.class, Layout.FILE_EACH, "agreements/*.yaml"),
    MEETING(Meeting.class, Layout.LIST, "meetings/*.yaml"),
    SITUATION(Situation.class, Layout.LIST, "situations.yaml"),
    GLOSSARY(GlossaryTerm.class, Layout.LIST, "glossary.yaml"),
    OP_ED(OpEd.class, Layout.LIST, "op-eds.yaml"),
    VIDEO(Video.class, Layout.LIST, "videos.yaml"),
    CAMPAIGN(Campaign.class, Layout.LIST, "campaigns.yaml"),
    EVENT(PastEvent.class, Layout.LIST, "events.yaml"),
    FIGURE(Figure.class, Layout.LIST, "figures.yaml"),
    PICTURE(Picture.class, Layout.LIST, "pictures.yaml"),
    CONCEPT(Concept.class, Layout.ENTRIES, "thesaurus.yaml"),
    NEAR_TOPIC(NearTopic.class, Layout.ENTRIES, "near-topics.yaml"),
    TOPIC(Topic.class, Layout.LIST, "topics.yaml"),
    OVERDUE(OverdueNotice.class, Layout.LIST, "overdue.yaml");

    private final Class<? extends Item> type;
    private final Layout layout;
    private final String files;

    Kind(Class<? extends Item> type, Layout layout, String files) {
        this.type = type;
        this.layout = layout;
        this.files = files;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Class<? extends Item> type() {
        return type;
    }

    Layout layout() {
        return layout;
    }

    /** The file, or the pattern of files, in a pack. */
    String files() {
        return files;
    }

    static Kind of(Class<? extends Item> type) {
        for (var kind : values()) {
            if (kind.type == type) {
                return kind;
            }
        }
        throw new IllegalArgumentException("The archive keeps no %s".formatted(type.getSimpleName()));
    }

    static Kind of(String code) {
        for (var kind : values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("The archive keeps no '%s'".formatted(code));
    }

    /** How a file holds items: one, a list, a map from id to the rest, or a map from field to terms. */
    enum Layout {
        FILE_EACH,
        LIST,
        ENTRIES,
        FIELDS
    }
}
