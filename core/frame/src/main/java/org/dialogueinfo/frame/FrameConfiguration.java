package org.dialogueinfo.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/** Texts and languages of the pages. */
@Configuration(proxyBeanMethods = false)
class FrameConfiguration {

    /** Every {@code messages/<module>.properties} on the class path, so that a module brings its own texts. */
    @Bean
    MessageSource messageSource() throws IOException {
        var found = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
        var bundles = Arrays.stream(found)
                .map(it -> String.valueOf(it.getFilename()).replaceFirst("(_sq|_sr)?\\.properties$", ""))
                .distinct()
                .sorted()
                .map("messages/"::concat)
                .toArray(String[]::new);
        var messages = new RenderingMessages();
        messages.setBasenames(bundles);
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    /**
     * No link stands for another: the filter looked each link of a page up among the static files, through every jar, which took
     * most of the time of a page with many of them.
     */
    @Bean
    FilterRegistrationBean<ResourceUrlEncodingFilter> linksAreWhatTheySay() {
        var registration = new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
        registration.setEnabled(false);
        return registration;
    }

    /** The language is the first segment of the address; where there is none, what the browser prefers. */
    @Bean
    LocaleResolver localeResolver() {
        return new LocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return Renderings.of(request).locale();
            }

            @Override
            public void setLocale(
                    HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
                throw new IllegalStateException("The address chooses the language");
            }
        };
    }

    @Bean
    org.springframework.core.convert.converter.Converter<String, Rendering> renderingConverter() {
        return new org.springframework.core.convert.converter.Converter<>() {
            @Override
            public Rendering convert(String path) {
                return Rendering.of(path);
            }
        };
    }
}
