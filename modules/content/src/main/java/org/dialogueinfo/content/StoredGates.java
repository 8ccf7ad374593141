package org.dialogueinfo.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.springframework.stereotype.Service;

/** The gates with the published glossary and vocabulary. */
@Service
class StoredGates implements Gates {

    private final Archive archive;
    private final Spelling spelling;

    StoredGates(Archive archive, Spelling spelling) {
        this.archive = archive;
        this.spelling = spelling;
    }

    @Override
    public Set<Language> spelled() {
        return spelling.languages();
    }

    @Override
    public List<Finding> check(Item item) {
        var glossary = archive.all(GlossaryTerm.class);
        var vocabulary = archive.all(Terms.class);
        var findings = new ArrayList<>(check(item, glossary, names(vocabulary)));
        findings.addAll(misspelled(item, spelling, Spelling.known(glossary, vocabulary)));
        return List.copyOf(findings);
    }

    static List<Finding> misspelled(Item item, Spelling spelling, Map<Language, Set<String>> known) {
        var findings = new ArrayList<Finding>();
        item.texts().forEach((place, text) -> {
            for (var language : Language.values()) {
                text.in(language)
                        .ifPresent(it -> findings.addAll(
                                spelling.check(place, language, it, known.getOrDefault(language, Set.of()))));
            }
        });
        return findings;
    }

    static List<Finding> check(Item item, List<GlossaryTerm> glossary, Map<String, Localized<String>> names) {
        var linter = new Linter(item instanceof GlossaryTerm ? List.of() : glossary);
        var parity = new Parity(names);
        var findings = new ArrayList<Finding>();
        item.texts().forEach((place, text) -> {
            for (var language : Language.values()) {
                text.in(language).ifPresent(it -> findings.addAll(linter.check(place, language, it)));
            }
            findings.addAll(parity.check(place, text));
        });
        return List.copyOf(findings);
    }

    static Map<String, Localized<String>> names(List<Terms> vocabulary) {
        var names = new LinkedHashMap<String, Localized<String>>();
        vocabulary.stream().filter(it -> it.field() == Vocabulary.Field.NAMES).forEach(it -> names.putAll(it.terms()));
        return names;
    }
}
