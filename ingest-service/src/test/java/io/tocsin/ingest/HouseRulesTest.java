package io.tocsin.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tocsin.ingest");

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.tocsin.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void noOtherServiceIsKnown() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.tocsin.registry..", "io.tocsin.notify..", "io.tocsin.embedded..")
                .check(classes);
    }
}
