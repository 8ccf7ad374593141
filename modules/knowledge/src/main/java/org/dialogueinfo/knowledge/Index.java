package org.dialogueinfo.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;

/** One state of the archive, searchable; made anew when the archive changes. */
final class Index {

    private static final float NAME = 3f;
    private static final float MEETING_WEIGHT = 0.55f;

    private final Map<Language, Analyzer> analyzers = new EnumMap<>(Language.class);
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> documentFrequency = new HashMap<>();
    private final IndexSearcher searcher;

    Index(Archive archive, Vocabulary vocabulary) {
        for (var language : Language.values()) {
            analyzers.put(language, Analyzers.of(language));
        }
        var fields = new HashMap<String, Analyzer>();
        analyzers.forEach((language, analyzer) -> {
            fields.put("names_" + language.code(), analyzer);
            fields.put("text_" + language.code(), analyzer);
        });
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(
                directory,
                new IndexWriterConfig(new PerFieldAnalyzerWrapper(Analyzers.of(Language.EN), fields))
                        .setSimilarity(similarity()))) {
            for (var agreement : archive.agreements(Archive.AgreementFilter.all())) {
                add(writer, agreement);
            }
            for (var meeting : archive.meetings(Archive.MeetingFilter.all())) {
                add(writer, meeting, vocabulary);
            }
            writer.commit();
            searcher = new IndexSearcher(DirectoryReader.open(directory));
            searcher.setSimilarity(similarity());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BM25Similarity similarity() {
        return new BM25Similarity(1.0f, 0.4f);
    }

    private void add(IndexWriter writer, Agreement it) throws IOException {
        var names = Localized.each(language -> it.title().in(language).orElse("") + " "
                + String.join(" ", it.alsoKnownAs().in(language).orElse(List.of())));
        var passages = new ArrayList<Entry.Passage>();
        passages.add(new Entry.Passage(it.summary(), it.sources()));
        it.sections().forEach(section -> passages.add(new Entry.Passage(section.text(), section.sources())));
        add(writer, "agreement", it.id().value(), it.title(), names, passages);
    }

    private void add(IndexWriter writer, Meeting it, Vocabulary vocabulary) throws IOException {
        var names = Localized.each(language -> it.title().in(language).orElse("") + " "
                + it.date().value() + " " + it.date().year());
        var context = Localized.each(language -> {
            var words = new StringBuilder();
            it.topics()
                    .forEach(topic -> words.append(vocabulary.say(Vocabulary.Field.TOPICS, topic, language))
                            .append(". "));
            it.participants()
                    .forEach(person -> words.append(vocabulary.say(Vocabulary.Field.NAMES, person.name(), language))
                            .append(". "));
            return words.toString();
        });
        add(
                writer,
                "meeting",
                it.id().value(),
                it.title(),
                names,
                List.of(new Entry.Passage(it.summary(), it.sources()), new Entry.Passage(context, List.of())));
    }

    private void add(
            IndexWriter writer,
            String kind,
            String id,
            Localized<String> title,
            Localized<String> names,
            List<Entry.Passage> passages)
            throws IOException {
        var document = new Document();
        document.add(new StoredField("entry", entries.size()));
        var nameTerms = new HashSet<String>();
        var terms = new HashMap<String, Integer>();
        for (var language : Language.values()) {
            var name = Analyzers.plain(names.in(language).orElse(""));
            document.add(new TextField("names_" + language.code(), name, Field.Store.NO));
            var text = new StringBuilder();
            passages.forEach(
                    it -> text.append(it.text().in(language).orElse("")).append('\n'));
            document.add(new TextField("text_" + language.code(), Analyzers.plain(text.toString()), Field.Store.NO));
            nameTerms.addAll(Analyzers.terms(analyzer(language), name));
            Analyzers.terms(analyzer(language), text.toString()).forEach(it -> terms.merge(it, 1, Integer::sum));
        }
        writer.addDocument(document);
        entries.add(new Entry(kind, id, title, passages, nameTerms, terms));
        var seen = new HashSet<>(nameTerms);
        seen.addAll(terms.keySet());
        seen.forEach(it -> documentFrequency.merge(it, 1, Integer::sum));
    }

    Analyzer analyzer(Language language) {
        return java.util.Objects.requireNonNull(analyzers.get(language));
    }

    /** The words of a question, each as the set of its stems in the three languages. */
    List<Set<String>> words(String question) {
        var words = new ArrayList<Set<String>>();
        for (var word : Analyzers.plain(question).split("[^\\p{L}\\d+]+")) {
            var stems = new LinkedHashSet<String>();
            for (var language : Language.values()) {
                stems.addAll(Analyzers.terms(analyzer(language), word));
            }
            if (!stems.isEmpty()) {
                words.add(stems);
            }
        }
        return words;
    }

    List<Match> search(String question, int limit) {
        var words = words(question);
        if (words.isEmpty()) {
            return List.of();
        }
        var query = new BooleanQuery.Builder();
        words.forEach(stems -> query.add(word(stems), BooleanClause.Occur.SHOULD));
        try {
            var matches = new ArrayList<Match>();
            for (var hit : searcher.search(query.build(), limit * 4).scoreDocs) {
                var entry = entries.get(searcher.storedFields()
                        .document(hit.doc)
                        .getField("entry")
                        .numericValue()
                        .intValue());
                var weight = entry.kind().equals("meeting") ? MEETING_WEIGHT : 1f;
                matches.add(new Match(entry, hit.score * weight, coverage(entry, words)));
            }
            matches.sort(Comparator.comparing(Match::score).reversed());
            return matches.subList(0, Math.min(limit, matches.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Query word(Set<String> stems) {
        var ways = new ArrayList<Query>();
        var known = stems.stream().anyMatch(documentFrequency::containsKey);
        for (var language : Language.values()) {
            for (var stem : stems) {
                for (var field : List.of("names_", "text_")) {
                    var term = new Term(field + language.code(), stem);
                    Query query = known || stem.length() < 5
                            ? new TermQuery(term)
                            : new BoostQuery(new FuzzyQuery(term, stem.length() < 8 ? 1 : 2, 1), 0.6f);
                    ways.add(field.equals("names_") ? new BoostQuery(query, NAME) : query);
                }
            }
        }
        return new DisjunctionMaxQuery(ways, 0.15f);
    }

    /** How much of the question, weighted by how rare its words are, the entry speaks of: by name, and at all. */
    private Coverage coverage(Entry entry, List<Set<String>> words) {
        double all = 0;
        double named = 0;
        double spoken = 0;
        for (var stems : words) {
            var weight = stems.stream().mapToDouble(this::rarity).max().orElse(0);
            all += weight;
            if (stems.stream().anyMatch(it -> near(entry.names(), it))) {
                named += weight;
                spoken += weight;
            } else if (stems.stream().anyMatch(it -> entry.terms().containsKey(it))) {
                spoken += weight;
            }
        }
        return all == 0 ? new Coverage(0, 0) : new Coverage(named / all, spoken / all);
    }

    private boolean near(Set<String> names, String stem) {
        if (names.contains(stem)) {
            return true;
        }
        if (documentFrequency.containsKey(stem) || stem.length() < 5) {
            return false;
        }
        return names.stream().anyMatch(it -> oneEditApart(it, stem));
    }

    private double rarity(String stem) {
        var frequency = documentFrequency.getOrDefault(stem, 0);
        return Math.log(1 + (entries.size() + 1.0) / (frequency + 0.5));
    }

    private static boolean oneEditApart(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1 || a.length() < 5) {
            return false;
        }
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        var restA = a.substring(i);
        var restB = b.substring(i);
        return restA.length() == restB.length()
                ? restA.isEmpty() || restA.substring(1).equals(restB.substring(1))
                : restA.length() > restB.length()
                        ? restA.substring(1).equals(restB)
                        : restB.substring(1).equals(restA);
    }

    record Coverage(double named, double spoken) {}

    record Match(Entry entry, float score, Coverage coverage) {}
}
