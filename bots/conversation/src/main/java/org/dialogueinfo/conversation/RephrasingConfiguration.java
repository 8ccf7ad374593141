package org.dialogueinfo.conversation;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rephrasing of quotes, when there is an address that does it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${dialogue.conversation.rephrase.url:}'.isBlank()")
@EnableConfigurationProperties(RephraseProperties.class)
class RephrasingConfiguration {

    @Bean
    Rephrasing rephrasing(RephraseProperties properties, Clock clock) {
        return new Rephrasing(new ChatCompletions(properties), clock);
    }
}
