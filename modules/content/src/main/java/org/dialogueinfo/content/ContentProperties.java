package org.dialogueinfo.content;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param pack the folder of the content pack that is imported at start; empty imports none
 * @param spelling the folder with Hunspell dictionaries, as packages of a system install them; what is not there is not used
 * @param linkCheck whether and how sources are looked at
 */
@ConfigurationProperties("dialogue.content")
record ContentProperties(
        @DefaultValue("classpath:archive") String pack,
        @DefaultValue("/usr/share/hunspell") String spelling,
        @DefaultValue LinkCheck linkCheck) {

    /**
     * @param enabled whether addresses of sources are looked at
     * @param every the time between two runs
     * @param most how many addresses a run looks at
     * @param pause the time between two addresses
     */
    record LinkCheck(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("6h") Duration every,
            @DefaultValue("20") int most,
            @DefaultValue("5s") Duration pause) {}
}
