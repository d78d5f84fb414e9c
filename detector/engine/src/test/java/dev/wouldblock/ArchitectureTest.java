package dev.wouldblock;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** The arrows between the packages, and what a pure function may not touch. */
class ArchitectureTest {
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.wouldblock");

    @Test
    void packagesKnowOnlyWhatIsBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("analyzer")
                .definedBy("dev.wouldblock")
                .layer("model")
                .definedBy("dev.wouldblock.model")
                .layer("finding")
                .definedBy("dev.wouldblock.finding")
                .layer("catalog")
                .definedBy("dev.wouldblock.catalog")
                .layer("flow")
                .definedBy("dev.wouldblock.flow")
                .layer("region")
                .definedBy("dev.wouldblock.region")
                .layer("protocol")
                .definedBy("dev.wouldblock.protocol")
                .layer("mode")
                .definedBy("dev.wouldblock.protocol.mode")
                .layer("selector")
                .definedBy("dev.wouldblock.protocol.selector")
                .layer("result")
                .definedBy("dev.wouldblock.protocol.result")
                .layer("async")
                .definedBy("dev.wouldblock.protocol.async")
                .layer("rule")
                .definedBy("dev.wouldblock.rule")
                .layer("input")
                .definedBy("dev.wouldblock.input")
                .whereLayer("input")
                .mayNotAccessAnyLayer()
                .whereLayer("model")
                .mayNotAccessAnyLayer()
                .whereLayer("finding")
                .mayOnlyAccessLayers("model")
                .whereLayer("catalog")
                .mayOnlyAccessLayers("model", "finding")
                .whereLayer("flow")
                .mayOnlyAccessLayers("model", "catalog")
                .whereLayer("region")
                .mayOnlyAccessLayers("model", "catalog", "flow")
                .whereLayer("protocol")
                .mayOnlyAccessLayers("model", "flow")
                .whereLayer("mode")
                .mayOnlyAccessLayers("model", "catalog", "flow", "protocol")
                .whereLayer("selector")
                .mayOnlyAccessLayers("model", "catalog", "flow", "region", "protocol")
                .whereLayer("result")
                .mayOnlyAccessLayers("model", "catalog", "flow", "protocol")
                .whereLayer("async")
                .mayOnlyAccessLayers("model", "catalog", "flow", "region", "protocol")
                .whereLayer("rule")
                .mayOnlyAccessLayers("model", "finding", "catalog", "flow", "region", "protocol")
                .check(ENGINE);
    }

    @Test
    void dependsOnTheJdkAlone() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("java..")
                        .or(resideInAPackage("dev.wouldblock.."))
                        .or(resideInAPackage("org.jspecify.annotations"))
                        .or(primitive())
                        .negate()
                        .as("are neither of the JDK nor of the engine"))
                .check(ENGINE);
    }

    /** Same input, same bytes out: no clock, no chance, no place, no time zone, no network. */
    @Test
    void theResultDependsOnTheInputAlone() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("java.time..")
                        .or(resideInAPackage("java.net.."))
                        .or(resideInAPackage("java.nio.channels.."))
                        .or(resideInAPackage("java.util.random.."))
                        .or(name("java.util.Random"))
                        .or(name("java.util.SplittableRandom"))
                        .or(name("java.util.concurrent.ThreadLocalRandom"))
                        .or(name("java.util.UUID")))
                .check(ENGINE);
        for (String method : new String[] {
            "getenv",
            "getProperty",
            "getProperties",
            "currentTimeMillis",
            "nanoTime",
            "identityHashCode",
            "lineSeparator"
        }) {
            noClasses().should().callMethodWhere(call(System.class, method)).check(ENGINE);
        }
        noClasses().should().callMethodWhere(call(Math.class, "random")).check(ENGINE);
        noClasses().should().callMethodWhere(call(Locale.class, "getDefault")).check(ENGINE);
        noClasses().should().callMethodWhere(call(TimeZone.class, "getDefault")).check(ENGINE);
        noClasses().should().callMethodWhere(call(Boolean.class, "getBoolean")).check(ENGINE);
        noClasses().should().callMethodWhere(call(Integer.class, "getInteger")).check(ENGINE);
        noClasses().should().callMethodWhere(call(Long.class, "getLong")).check(ENGINE);
    }

    /** An IDE keeps one class loader for days. */
    @Test
    void noStaticStateChanges() {
        fields().that().areStatic().should().beFinal().check(ENGINE);
    }

    private static DescribedPredicate<JavaCall<?>> call(Class<?> type, String method) {
        return JavaCall.Predicates.target(owner(name(type.getName())))
                .and(JavaCall.Predicates.target(name(method)))
                .as("call %s.%s", type.getSimpleName(), method)
                .forSubtype();
    }

    private static DescribedPredicate<JavaClass> primitive() {
        return DescribedPredicate.describe(
                "primitive",
                type -> type.isPrimitive()
                        || type.isArray() && type.getBaseComponentType().isPrimitive());
    }
}
