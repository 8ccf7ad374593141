package org.dialogueinfo;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the signatures of the reading API cannot say: parts of lists, headers, and what the filters take. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    /** Lists that are cut into parts for who asks. */
    private static final Set<String> LISTS = Set.of("/api/v1/agreements", "/api/v1/meetings", "/api/v1/{kind}");

    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("lang", "Language and script of the texts: sq, sr, sr-cyrl or en"),
            Map.entry("year", "The year something is filed under"),
            Map.entry("nature", "political or technical"),
            Map.entry(
                    "status",
                    "A step of the scale (not-started, minimal, partial, full, unknown) or a mark (disputed,"
                            + " unclear, superseded); of meetings announced, held, postponed or cancelled"),
            Map.entry(
                    "level", "technical, chief-negotiators, prime-ministers, presidents, leaders, trilateral or other"),
            Map.entry("place", "A city, in English"),
            Map.entry("topic", "The id of a topic, see /api/v1/topics"),
            Map.entry("from", "The first day, month or year, such as 2013-04 (of /compare a revision)"),
            Map.entry("to", "The last day, month or year (of /compare a revision)"),
            Map.entry("asOf", "A day: what is dated later is left out"),
            Map.entry("knownOn", "A day: what the archive recorded later is left out"),
            Map.entry("release", "A release of the archive: what was recorded later is left out"),
            Map.entry("item", "Kind and id, such as agreement/first-agreement"));

    @Bean
    GlobalOpenApiCustomizer readingApi() {
        return it -> {
            it.setInfo(new Info()
                    .title("Dialogue-Info")
                    .version("v1")
                    .description(
                            "The archive of the EU-facilitated dialogue between Kosovo and Serbia. Reading needs no key."
                                    + " Examples that run: /en/api. Errors are problem details (RFC 9457)."));
            describe(it);
        };
    }

    private static void describe(OpenAPI api) {
        api.getPaths().forEach((path, item) -> {
            var get = item.getGet();
            if (get == null || !path.startsWith("/api/v1/") || path.startsWith("/api/v1/desk")) {
                return;
            }
            if (LISTS.contains(path)) {
                parts(get);
            }
            if (get.getParameters() != null) {
                get.getParameters().stream()
                        .filter(it -> it.getDescription() == null)
                        .forEach(it -> it.setDescription(PARAMETERS.get(it.getName())));
            }
            headers(get, LISTS.contains(path));
        });
    }

    private static void parts(Operation get) {
        get.addParametersItem(new QueryParameter()
                .name("page")
                .description("Which part of the list, from 0; without page and size the list is whole")
                .schema(new IntegerSchema().minimum(java.math.BigDecimal.ZERO)));
        get.addParametersItem(new QueryParameter()
                .name("size")
                .description("How long a part is, 50 if only page is given")
                .schema(new IntegerSchema()
                        .minimum(java.math.BigDecimal.ONE)
                        .maximum(java.math.BigDecimal.valueOf(500))));
        get.addParametersItem(new QueryParameter()
                .name("format")
                .description("csv for a table; JSON without it")
                .schema(new StringSchema()._enum(List.of("csv"))));
    }

    private static void headers(Operation get, boolean list) {
        var answer = get.getResponses().computeIfAbsent("200", it -> new ApiResponse());
        header(answer, "RateLimit-Limit", "How many requests a minute one address may make");
        header(answer, "RateLimit-Remaining", "How many of them are left");
        header(answer, "RateLimit-Reset", "In how many seconds all of them are there again");
        if (list) {
            header(answer, "ETag", "Sent back in If-None-Match it gives 304 while nothing has changed");
            header(answer, "Link", "The first, previous, next and last part (RFC 8288), if a part was asked for");
            header(answer, "X-Total-Count", "How many there are on all parts");
        }
        get.getResponses()
                .addApiResponse("400", new ApiResponse().description("A parameter that cannot be; the answer says why"))
                .addApiResponse(
                        "429", new ApiResponse().description("Too many requests; Retry-After says how long to wait"));
    }

    private static void header(ApiResponse answer, String name, String description) {
        answer.addHeaderObject(name, new Header().description(description).schema(new StringSchema()));
    }
}
