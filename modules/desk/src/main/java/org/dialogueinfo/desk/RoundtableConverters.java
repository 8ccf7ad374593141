package org.dialogueinfo.desk;

import org.dialogueinfo.roundtables.Exports.Field;
import org.dialogueinfo.roundtables.Role;
import org.dialogueinfo.roundtables.Side;
import org.dialogueinfo.roundtables.State;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;

/** Reads the codes of roundtables in addresses and forms. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@Configuration(proxyBeanMethods = false)
class RoundtableConverters {

    @Bean
    Converter<String, State> stateConverter() {
        return new Converter<>() {
            @Override
            public State convert(String code) {
                return State.of(code);
            }
        };
    }

    @Bean
    Converter<String, Role> roleConverter() {
        return new Converter<>() {
            @Override
            public Role convert(String code) {
                return Role.of(code);
            }
        };
    }

    @Bean
    Converter<String, Side> sideConverter() {
        return new Converter<>() {
            @Override
            public Side convert(String code) {
                return Side.of(code);
            }
        };
    }

    @Bean
    Converter<String, Field> fieldConverter() {
        return new Converter<>() {
            @Override
            public Field convert(String code) {
                return Field.of(code);
            }
        };
    }
}
