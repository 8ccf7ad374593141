package org.dialogueinfo;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.dialogueinfo.roundtables.PublicRoundtables;
import org.dialogueinfo.roundtables.Replies;
import org.dialogueinfo.roundtables.Voices;
import org.dialogueinfo.subscriptions.Doors;
import org.dialogueinfo.subscriptions.Linking;
import org.dialogueinfo.subscriptions.PreferenceCentre;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The site over the archive of the pack, on a day that stays; who subscribes and who is invited is no matter of these tests. */
@SpringBootApplication
@ComponentScan(
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "org\\.dialogueinfo\\.(delivery|subscriptions|roundtables)\\..*"))
public class WebsiteTestApplication {

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
    }

    @Bean
    Subscriptions subscriptions() {
        return Mockito.mock();
    }

    @Bean
    Doors doors() {
        Doors doors = Mockito.mock();
        Mockito.when(doors.open()).thenReturn(Map.of("telegram", URI.create("https://t.me/dialogue_bot")));
        return doors;
    }

    @Bean
    PreferenceCentre preferenceCentre() {
        return Mockito.mock();
    }

    @Bean
    Linking linking() {
        return Mockito.mock();
    }

    @Bean
    PublicRoundtables publicRoundtables() {
        return Mockito.mock();
    }

    @Bean
    Replies roundtableReplies() {
        return Mockito.mock();
    }

    @Bean
    Voices voices() {
        return Mockito.mock();
    }
}
