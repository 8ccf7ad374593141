package org.dialogueinfo.website;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who may read the API from another site (everybody, without cookies), and where translated addresses lead. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebsiteProperties.class)
class WebsiteConfiguration implements WebMvcConfigurer {

    private static final int BEFORE_SECURITY = -140;
    private static final List<String> READING = List.of(
            "agreements",
            "meetings",
            "situations",
            "op-eds",
            "videos",
            "campaigns",
            "events",
            "figures",
            "glossary",
            "topics",
            "archive",
            "ask",
            "numbers",
            "implementation",
            "deadlines",
            "cite",
            "oembed");

    private final Slugs slugs;
    private final FormerAddresses formerAddresses;
    private final PageMetas metas;

    WebsiteConfiguration(Slugs slugs, FormerAddresses formerAddresses, PageMetas metas) {
        this.slugs = slugs;
        this.formerAddresses = formerAddresses;
        this.metas = metas;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(metas);
        registry.addInterceptor(new SlugRedirects(slugs))
                .addPathPatterns("/*/agreements/*", "/*/meetings/*", "/*/situations/*");
        registry.addInterceptor(formerAddresses).addPathPatterns("/*", "/*/", "/sq/*", "/sr/*");
    }

    /** A slash at the end, as the addresses of many sites have it, is taken away for good. */
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> slashesAtTheEnd() {
        var filter = new FilterRegistrationBean<>(
                UrlHandlerFilter.trailingSlashHandler("/en/**", "/sq/**", "/sr/**", "/sr-cyrl/**")
                        .redirect(HttpStatus.MOVED_PERMANENTLY)
                        .build());
        filter.setOrder(BEFORE_SECURITY);
        return filter;
    }

    @Bean
    FilterRegistrationBean<CorsFilter> readingFromElsewhere() {
        var anybody = new CorsConfiguration();
        anybody.setAllowedOrigins(List.of("*"));
        anybody.setAllowedMethods(List.of("GET", "HEAD"));
        anybody.setAllowedHeaders(List.of("*"));
        anybody.setExposedHeaders(
                List.of("ETag", "Link", PagedLists.TOTAL, "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"));
        anybody.setMaxAge(3600L);
        var source = new UrlBasedCorsConfigurationSource();
        READING.forEach(it -> {
            source.registerCorsConfiguration("/api/v1/" + it, anybody);
            source.registerCorsConfiguration("/api/v1/" + it + "/**", anybody);
        });
        var filter = new FilterRegistrationBean<>(new CorsFilter(source));
        filter.setOrder(BEFORE_SECURITY);
        filter.addUrlPatterns("/api/v1/*");
        return filter;
    }
}
