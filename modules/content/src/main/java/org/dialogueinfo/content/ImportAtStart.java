package org.dialogueinfo.content;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Imports the configured pack when the application starts; a broken one is named in the log and changes nothing. */
@Component
@Order(0)
@EnableConfigurationProperties(ContentProperties.class)
class ImportAtStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ImportAtStart.class);

    private final PackImport packs;
    private final ContentProperties properties;

    ImportAtStart(PackImport packs, ContentProperties properties) {
        this.packs = packs;
        this.properties = properties;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (properties.pack().isBlank()) {
            return;
        }
        try {
            packs.load(properties.pack());
        } catch (PackRefused e) {
            LOG.error("The content pack was refused and nothing of it imported: {}", e.getMessage());
        }
    }
}
