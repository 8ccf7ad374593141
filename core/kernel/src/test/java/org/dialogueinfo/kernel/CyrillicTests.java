package org.dialogueinfo.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CyrillicTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sporazum o slobodi kretanja|Споразум о слободи кретања",
                "Ljubljana, Njegoš i Džep|Љубљана, Његош и Џеп",
                "LJUBAV|ЉУБАВ",
                "injekcija|инјекција",
                "RKS tablice i KS tablice|RKS таблице и KS таблице",
                "Pišite na office@example.org|Пишите на office@example.org",
                "Vidi https://example.org/sr/a?b=c.|Види https://example.org/sr/a?b=c.",
                "Uključite dialogue.content.link-check.enabled=true.|Укључите dialogue.content.link-check.enabled=true.",
                "slika JPEG ili PNG|слика JPEG или PNG",
                "Komanda /subscribe radi|Команда /subscribe ради",
                "Aneks II, tačka 3|Анекс II, тачка 3",
                "I mi smo tu|И ми смо ту",
                "Mitrovica/Mitrovicë|Митровица/Mitrovicë",
                "Bela Zemlja/Dheu i Bardhë|Бела Земља/Dheu i Bardhë",
                "piše Balkan Insight; sajt Dialogue-Info|пише Balkan Insight; сајт Dialogue-Info",
                "pečat „Kosovo Customs“ na Kosovu|печат „Kosovo Customs“ на Косову"
            })
    void showsSerbianInCyrillic(String latin, String cyrillic) {
        assertThat(Cyrillic.of(latin)).isEqualTo(cyrillic);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Sporazum o matičnim knjigama", "Hašim Tači i Ivica Dačić", "Džep, Ljig, Njegoš, đak, LJUBAV"})
    void readsItsOwnCyrillicBack(String latin) {
        assertThat(Cyrillic.toLatin(Cyrillic.of(latin))).isEqualTo(latin);
    }
}
