package org.dialogueinfo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.util.ApplicationModulesExporter;
import org.springframework.modulith.docs.Documenter;
import tools.jackson.databind.json.JsonMapper;

/** The rooms and the arrows between them. */
class ModularityTests {

    private static final Set<String> FOR_TESTS = Set.of("telegramstandin", "testing");

    private final ApplicationModules modules = ApplicationModules.of(DialogueInfo.class);

    @Test
    void keepsTheModulesApart() {
        modules.verify();
    }

    /** At start the modules are read from this list; looking for them in the classes took a third of the start. */
    @Test
    void listsTheModulesInAnOrderTheirMigrationsCanRunIn() throws IOException {
        List<String> listed;
        try (var list = getClass().getResourceAsStream("/" + ApplicationModulesExporter.DEFAULT_LOCATION)) {
            listed = new ArrayList<>(JsonMapper.shared().readTree(list).propertyNames());
        }
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(shipped().map(this::name).toList());
        assertThat(shipped())
                .allSatisfy(module -> assertThat(module.getDirectDependencies(modules)
                                .uniqueModules()
                                .map(this::name))
                        .as("modules listed before %s", name(module))
                        .allMatch(needed -> listed.indexOf(needed) < listed.indexOf(name(module))));
    }

    private Stream<ApplicationModule> shipped() {
        return modules.stream().filter(module -> !FOR_TESTS.contains(name(module)));
    }

    private String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    @Test
    void drawsItself() {
        new Documenter(modules).writeModulesAsPlantUml().writeModuleCanvases();
    }

    /** Who is called is written in the caller: what is called need not be read. */
    @Test
    void takesTimeFromTheClock() {
        var classes = ArchConfiguration.withThreadLocalScope(settings -> {
            settings.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("stand-in"))
                    .importPackages("org.dialogueinfo");
        });
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .because("a test must be able to set the clock")
                .check(classes);
    }
}
