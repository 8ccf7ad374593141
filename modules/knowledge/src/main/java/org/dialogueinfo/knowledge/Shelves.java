package org.dialogueinfo.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.dialogueinfo.kernel.Language;

/** All that the archive shows, by what it is called and by its texts; in the order of {@link Catalogue#findable()}. */
final class Shelves {

    private static final float CALLED = 2.5f;
    private static final double MOST_OF = 0.6;
    private static final int FEW = 3;

    private final List<Entry> entries;
    private final Analyzers analyzers;
    private final IndexSearcher searcher;
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();

    Shelves(Catalogue catalogue, Analyzers analyzers) {
        this.entries = catalogue.findable();
        this.analyzers = analyzers;
        try (var writer = new IndexWriter(directory, configuration())) {
            for (var entry : entries) {
                writer.addDocument(document(entry, catalogue));
            }
            writer.forceMerge(1);
            writer.commit();
            searcher = new IndexSearcher(DirectoryReader.open(directory));
            searcher.setSimilarity(Index.similarity());
            searcher.setQueryCache(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IndexWriterConfig configuration() {
        var fields = new HashMap<String, Analyzer>();
        for (var language : Language.values()) {
            fields.put(names(language), analyzers.chain(language));
            fields.put(text(language), analyzers.chain(language));
        }
        return new IndexWriterConfig(new PerFieldAnalyzerWrapper(analyzers.chain(Language.EN), fields))
                .setSimilarity(Index.similarity());
    }

    private static Document document(Entry entry, Catalogue catalogue) {
        var document = new Document();
        for (var language : Language.values()) {
            var names = new StringBuilder(entry.title().in(language).orElse(""));
            catalogue
                    .names(entry)
                    .in(language)
                    .orElse(List.of())
                    .forEach(it -> names.append('\n').append(it));
            var text = new StringBuilder();
            entry.passages()
                    .forEach(it ->
                            text.append('\n').append(it.text().in(language).orElse("")));
            document.add(new TextField(names(language), Analyzers.plain(names.toString()), Field.Store.NO));
            document.add(new TextField(text(language), Analyzers.plain(text.toString()), Field.Store.NO));
        }
        return document;
    }

    private static String names(Language language) {
        return "names_" + language.code();
    }

    private static String text(Language language) {
        return "text_" + language.code();
    }

    List<Entry> entries() {
        return entries;
    }

    /** How much each entry has of the words, by its number: of most of them or, where that is hardly any entry, of one. */
    Map<Integer, Float> having(Question question) {
        var clauses = new ArrayList<Query>();
        for (var word : question.words()) {
            if (!word.stop()) {
                clauses.add(new DisjunctionMaxQuery(ways(word, question), 0.1f));
            }
        }
        var most = search(clauses, (int) Math.ceil(clauses.size() * MOST_OF));
        return most.size() >= FEW || clauses.size() < 2 ? most : search(clauses, 1);
    }

    private List<Query> ways(Word word, Question question) {
        var ways = new ArrayList<Query>();
        var seen = new HashSet<String>();
        for (var form : word.forms()) {
            for (var language : Language.values()) {
                var stem = analyzers.stem(language, form.surface());
                if (!stem.isEmpty() && seen.add(language.code() + stem)) {
                    var weight = (float) (form.weight() * question.weight(language));
                    ways.add(new BoostQuery(new TermQuery(new Term(names(language), stem)), CALLED * weight));
                    ways.add(new BoostQuery(new TermQuery(new Term(text(language), stem)), weight));
                }
            }
        }
        return ways;
    }

    /** What has all of the words, the last of which may be a mere beginning; at most as many as are said, best first. */
    List<Integer> beginning(List<String> words, int limit) {
        var clauses = new ArrayList<Query>();
        for (int i = 0; i < words.size(); i++) {
            var ways = new ArrayList<Query>();
            for (var language : Language.values()) {
                var stem = analyzers.stem(language, words.get(i));
                if (!stem.isEmpty()) {
                    ways.add(new TermQuery(new Term(names(language), stem)));
                    ways.add(new TermQuery(new Term(text(language), stem)));
                }
                if (i == words.size() - 1 && words.get(i).length() > 2) {
                    ways.add(new PrefixQuery(new Term(names(language), words.get(i))));
                    ways.add(new PrefixQuery(new Term(text(language), words.get(i))));
                }
            }
            if (!ways.isEmpty()) {
                clauses.add(new DisjunctionMaxQuery(ways, 0.1f));
            }
        }
        return search(clauses, clauses.size()).entrySet().stream()
                .sorted(Map.Entry.<Integer, Float>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What they take in memory, in bytes. */
    long size() {
        return Index.size(directory);
    }

    private Map<Integer, Float> search(List<Query> clauses, int least) {
        if (clauses.isEmpty() || entries.isEmpty()) {
            return Map.of();
        }
        var query = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
        clauses.forEach(it -> query.add(it, BooleanClause.Occur.SHOULD));
        try {
            var scores = new HashMap<Integer, Float>();
            for (var hit : searcher.search(query.build(), entries.size()).scoreDocs) {
                scores.put(hit.doc, hit.score);
            }
            return scores;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
