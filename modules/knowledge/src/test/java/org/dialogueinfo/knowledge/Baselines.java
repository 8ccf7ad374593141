package org.dialogueinfo.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.knowledge.Knowledge.Outcome;

/** Plain BM25 over the same texts, as it comes and with our chains: what is measured against. */
final class Baselines {

    private final Catalogue catalogue;
    private final Map<String, Analyzer> analyzers;
    private final IndexSearcher searcher;
    private double least;

    private Baselines(Catalogue catalogue, Map<String, Analyzer> analyzers) throws IOException {
        this.catalogue = catalogue;
        this.analyzers = analyzers;
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(
                directory, new IndexWriterConfig(new PerFieldAnalyzerWrapper(new StandardAnalyzer(), analyzers)))) {
            for (var entry : catalogue.entries()) {
                writer.addDocument(document(entry));
            }
        }
        searcher = new IndexSearcher(DirectoryReader.open(directory));
    }

    static Baselines standard(Catalogue catalogue) throws IOException {
        return new Baselines(catalogue, Map.of("all", new StandardAnalyzer()));
    }

    static Baselines chains(Catalogue catalogue) throws IOException {
        var chains = new Analyzers(new StopWords());
        var fields = new HashMap<String, Analyzer>();
        for (var language : Language.values()) {
            fields.put(language.code(), chains.chain(language));
        }
        return new Baselines(catalogue, fields);
    }

    private Document document(Entry entry) {
        var document = new Document();
        for (var field : analyzers.keySet()) {
            var text = new StringBuilder();
            for (var language : Language.values()) {
                if (field.equals("all") || field.equals(language.code())) {
                    catalogue.names(entry).in(language).ifPresent(it -> text.append(String.join("\n", it)));
                    text.append(entry.title().in(language).orElse("")).append('\n');
                    entry.passages()
                            .forEach(it -> text.append(it.text().in(language).orElse(""))
                                    .append('\n'));
                }
            }
            document.add(new TextField(field, prepared(field, text.toString()), Field.Store.NO));
        }
        return document;
    }

    private static String prepared(String field, String text) {
        return field.equals("all") ? text : Analyzers.plain(text);
    }

    /** Chooses the score below which it abstains: as many questions out of scope as possible without losing a fifth. */
    void calibrate(List<Asked> questions) {
        var scores = questions.stream()
                .filter(Asked::inScope)
                .map(it -> top(it, 1))
                .map(it -> it.isEmpty() ? 0 : it.get(0).score())
                .sorted()
                .toList();
        least = scores.get(scores.size() / 5).doubleValue();
    }

    void score(List<Asked> questions, Scores scores) {
        for (var asked : questions) {
            var top = top(asked, 5);
            var ids = top.stream().map(Top::id).toList();
            scores.add(asked, ids, !top.isEmpty() && top.get(0).score() >= least ? Outcome.ANSWER : Outcome.NONE);
        }
    }

    /** The first term of the question asked of Lucene alone, ten hits at most. */
    void firstTerm(Asked asked) {
        var first = analyzers.entrySet().iterator().next();
        var field = first.getKey();
        var terms = terms(first.getValue(), field, prepared(field, asked.text()));
        try {
            if (!terms.isEmpty()) {
                searcher.search(new TermQuery(new Term(field, terms.get(0))), 10);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Top> top(Asked asked, int limit) {
        var query = new BooleanQuery.Builder();
        analyzers.forEach((field, analyzer) -> {
            for (var term : terms(analyzer, field, prepared(field, asked.text()))) {
                query.add(new TermQuery(new Term(field, term)), BooleanClause.Occur.SHOULD);
            }
        });
        try {
            var all = new ArrayList<Top>();
            for (var hit : searcher.search(query.build(), limit).scoreDocs) {
                all.add(new Top(catalogue.entry(hit.doc).id(), hit.score));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> terms(Analyzer analyzer, String field, String text) {
        var terms = new ArrayList<String>();
        try (var stream = analyzer.tokenStream(field, text)) {
            var term = stream.addAttribute(org.apache.lucene.analysis.tokenattributes.CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }

    private record Top(String id, double score) {}
}
