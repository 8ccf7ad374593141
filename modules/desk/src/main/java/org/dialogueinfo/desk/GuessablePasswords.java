package org.dialogueinfo.desk;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.stream.Stream;

/**
 * Knows passwords that would be tried first: the 30,000 that leaked most often, and what is made of them, of names, words,
 * dates, rows of keys and repetitions. It asks nobody outside.
 */
final class GuessablePasswords {

    private static final int SAFE = 3; // of 4: more than a hundred million guesses
    private static final Zxcvbn JUDGE = new Zxcvbn();
    private static final List<String> OURS = List.of(
            "dialogue",
            "dialogue-info",
            "dialogueinfo",
            "dialogu",
            "dijalog",
            "fjalekalimi",
            "fjalëkalimi",
            "lozinka",
            "sifra",
            "šifra",
            "kosova",
            "kosovo",
            "serbia",
            "serbi",
            "srbija",
            "prishtina",
            "pristina",
            "beograd",
            "belgrade",
            "mitrovica",
            "bruksel",
            "brisel",
            "brussels");

    private GuessablePasswords() {}

    static boolean has(String password, String username) {
        var known = Stream.concat(OURS.stream(), Stream.of(username)).toList();
        return JUDGE.measure(password, known).getScore() < SAFE;
    }
}
