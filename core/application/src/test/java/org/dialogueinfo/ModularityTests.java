package org.dialogueinfo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The rooms and the arrows between them. */
class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(DialogueInfo.class);

    @Test
    void keepsTheModulesApart() {
        modules.verify();
    }

    @Test
    void drawsItself() {
        new Documenter(modules).writeModulesAsPlantUml().writeModuleCanvases();
    }

    @Test
    void takesTimeFromTheClock() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .because("a test must be able to set the clock")
                .check(new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("stand-in"))
                        .importPackages("org.dialogueinfo"));
    }
}
