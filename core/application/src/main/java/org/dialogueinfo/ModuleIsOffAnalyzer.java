package org.dialogueinfo;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says which module is needed when one was switched off that another cannot do without. */
class ModuleIsOffAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

    private final Environment settings;

    ModuleIsOffAnalyzer(Environment settings) {
        this.settings = settings;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
        var type = cause.getBeanType();
        var needed = type == null ? null : SwitchedOffModules.moduleOf(type.getName());
        if (needed == null || !SwitchedOffModules.isOff(needed, settings)) {
            return null;
        }
        var asking = findCause(rootFailure, UnsatisfiedDependencyException.class);
        var by = asking == null ? null : moduleOfBean(asking);
        return new FailureAnalysis(
                "The module %s is switched off, but %s needs it.".formatted(needed, by == null ? "another" : by),
                by == null
                        ? "Leave dialogue.%s.enabled at true.".formatted(needed)
                        : "Set dialogue.%s.enabled=false as well, or leave dialogue.%s.enabled at true."
                                .formatted(by, needed),
                cause);
    }

    private static @Nullable String moduleOfBean(UnsatisfiedDependencyException asking) {
        var point = asking.getInjectionPoint();
        return point == null
                ? null
                : SwitchedOffModules.moduleOf(
                        point.getMember().getDeclaringClass().getName());
    }
}
