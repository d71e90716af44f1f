package io.tocsin.designation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tocsin.designation");

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.tocsin.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void onlyTheJdkAndTheWiresOwnLibrariesAreUsed() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.tocsin.designation..",
                        "java..",
                        "com.fasterxml.jackson..",
                        "org.erdtman.jcs..",
                        "org.jspecify.annotations..")
                .check(classes);
    }

    @Test
    void theRuleOfTheLogNeedsNothingButTheLog() {
        classes()
                .that()
                .resideInAPackage("io.tocsin.designation.fold")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.tocsin.designation.fold",
                        "io.tocsin.designation.event",
                        "java..",
                        "org.jspecify.annotations..")
                .check(classes);
    }

    @Test
    void everyPackageNamesItsNulls() {
        assertThat(classes.stream().map(JavaClass::getPackage).distinct())
                .extracting(JavaPackage::getName)
                .containsExactlyInAnyOrder(
                        "io.tocsin.designation",
                        "io.tocsin.designation.event",
                        "io.tocsin.designation.fold",
                        "io.tocsin.designation.operation");
        assertThat(classes.stream().map(JavaClass::getPackage).distinct())
                .allMatch(of -> of.isAnnotatedWith(NullMarked.class));
    }
}
