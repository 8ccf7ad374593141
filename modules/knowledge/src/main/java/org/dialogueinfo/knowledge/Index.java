package org.dialogueinfo.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.dialogueinfo.kernel.Language;

/** One state of the archive, searchable: its texts by Lucene, its names by the phrasebook. Made anew when it changes. */
final class Index {

    private static final double[] BY_ORDER = {1, 0.9, 0.84, 0.8, 0.77};

    private final Catalogue catalogue;
    private final Analyzers analyzers;
    private final Phrasebook phrasebook;
    private final QuestionReader reader;
    private final IndexSearcher searcher;
    private final List<Set<String>> said = new ArrayList<>();
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();

    Index(Catalogue catalogue) {
        this.catalogue = catalogue;
        var stopWords = new StopWords();
        analyzers = new Analyzers(stopWords);
        phrasebook = new Phrasebook(analyzers, stopWords);
        var tongues = new Tongues();
        var spelling = new Spelling();
        reader = new QuestionReader(analyzers, stopWords, tongues, spelling, phrasebook::knows);
        learnNames(tongues, spelling);
        phrasebook.close();
        try (var writer = new IndexWriter(directory, configuration())) {
            for (var entry : catalogue.entries()) {
                writer.addDocument(document(entry, tongues, spelling));
            }
            writer.commit();
            searcher = new IndexSearcher(DirectoryReader.open(directory));
            searcher.setSimilarity(similarity());
            searcher.setQueryCache(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void learnNames(Tongues tongues, Spelling spelling) {
        for (int i = 0; i < catalogue.entries().size(); i++) {
            int number = i;
            var entry = catalogue.entry(i);
            catalogue
                    .names(entry)
                    .values()
                    .forEach((language, names) ->
                            names.forEach(it -> learn(number, language, it, 1, tongues, spelling)));
            entry.people().forEach(it -> spelling.learn(it.substring(2), 2));
        }
        for (var concept : catalogue.concepts()) {
            for (int i = 0; i < concept.about().size(); i++) {
                var number = catalogue.number(concept.about().get(i));
                var weight = BY_ORDER[Math.min(i, BY_ORDER.length - 1)];
                if (number != null) {
                    concept.phrases()
                            .values()
                            .forEach((language, phrases) ->
                                    phrases.forEach(it -> learn(number, language, it, weight, tongues, spelling)));
                }
            }
        }
        for (int i = 0; i < catalogue.nearTopics().size(); i++) {
            int number = -1 - i;
            var topic = catalogue.nearTopics().get(i);
            if (SmallTalk.isTalk(topic)) {
                topic.phrases()
                        .values()
                        .values()
                        .forEach(phrases ->
                                phrases.forEach(it -> analyzers.words(it).forEach(word -> spelling.learn(word, 1))));
                continue;
            }
            topic.phrases()
                    .values()
                    .forEach((language, phrases) ->
                            phrases.forEach(it -> learn(number, language, it, 1, tongues, spelling)));
        }
    }

    private void learn(int owner, Language language, String phrase, double weight, Tongues tongues, Spelling spelling) {
        phrasebook.add(owner, language, phrase, weight);
        var words = analyzers.words(phrase);
        tongues.learn(language, words, 3);
        words.forEach(it -> spelling.learn(it, 3));
    }

    private Document document(Entry entry, Tongues tongues, Spelling spelling) {
        var document = new Document();
        var stems = new HashSet<String>();
        for (var language : Language.values()) {
            var text = new StringBuilder(entry.title().in(language).orElse(""));
            entry.passages()
                    .forEach(it ->
                            text.append('\n').append(it.text().in(language).orElse("")));
            document.add(new TextField(field(language), Analyzers.plain(text.toString()), Field.Store.NO));
            var words = analyzers.words(text.toString());
            tongues.learn(language, words, 1);
            words.forEach(it -> {
                spelling.learn(it, 0);
                stems.add(analyzers.stem(language, it));
            });
        }
        stems.remove("");
        said.add(Set.copyOf(stems));
        return document;
    }

    private IndexWriterConfig configuration() {
        var fields = new HashMap<String, Analyzer>();
        for (var language : Language.values()) {
            fields.put(field(language), analyzers.chain(language));
        }
        return new IndexWriterConfig(new PerFieldAnalyzerWrapper(analyzers.chain(Language.EN), fields))
                .setSimilarity(similarity());
    }

    static BM25Similarity similarity() {
        return new BM25Similarity(1.0f, 0.4f);
    }

    private static String field(Language language) {
        return "text_" + language.code();
    }

    Question read(String text, Language asked) {
        return reader.read(text, asked);
    }

    Map<Integer, Phrasebook.Evidence> named(Question question) {
        return phrasebook.match(question);
    }

    /** How much each entry speaks of the question's words, by its number. */
    Map<Integer, Float> spoken(Question question) {
        var query = new BooleanQuery.Builder();
        int clauses = 0;
        for (var word : question.words()) {
            var ways = word.stop() ? List.<Query>of() : ways(word, question);
            if (!ways.isEmpty()) {
                query.add(new DisjunctionMaxQuery(ways, 0.1f), BooleanClause.Occur.SHOULD);
                clauses++;
            }
        }
        if (clauses == 0) {
            return Map.of();
        }
        try {
            var scores = new HashMap<Integer, Float>();
            for (var hit : searcher.search(query.build(), 40).scoreDocs) {
                scores.put(hit.doc, hit.score);
            }
            return scores;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the entry's texts have the word, or what it may be a slip of, in any language. */
    boolean says(int number, Word word) {
        return word.forms().stream()
                .anyMatch(form -> Stream.of(Language.values())
                        .anyMatch(it -> said.get(number).contains(analyzers.stem(it, form.surface()))));
    }

    private List<Query> ways(Word word, Question question) {
        var ways = new ArrayList<Query>();
        var seen = new HashSet<Term>();
        for (var form : word.forms()) {
            for (var language : Language.values()) {
                var stem = analyzers.stem(language, form.surface());
                var term = new Term(field(language), stem);
                if (!stem.isEmpty() && seen.add(term)) {
                    ways.add(new BoostQuery(new TermQuery(term), (float) (form.weight() * question.weight(language))));
                }
            }
        }
        return ways;
    }

    /** The stems of a text in a language, to compare sentences with questions. */
    Set<String> stems(Language language, String text) {
        return new HashSet<>(analyzers.stems(language, text));
    }

    /** The stems that a question's words may have in a language. */
    Set<String> stems(Language language, Question question) {
        var stems = new HashSet<String>();
        for (var word : question.words()) {
            word.forms().forEach(it -> stems.add(analyzers.stem(language, it.surface())));
        }
        stems.remove("");
        return stems;
    }

    Analyzers analyzers() {
        return analyzers;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** What the texts take in memory, in bytes. */
    long size() {
        return size(directory);
    }

    static long size(ByteBuffersDirectory directory) {
        try {
            long size = 0;
            for (var file : directory.listAll()) {
                size += directory.fileLength(file);
            }
            return size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
