// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import java.util.List;
import java.util.stream.Stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The house as the architecture describes it: who may know whom. */
class ArchitectureTest {
  private static final String PROTOCOL = "org.citizendesk.protocol..";
  private static final String STORE = "org.citizendesk.store..";
  private static final String KNOWLEDGE = "org.citizendesk.knowledge..";
  private static final String SERVER = "org.citizendesk.server..";
  private static final String DESKTOP = "org.citizendesk.desktop..";
  private static final String END_TO_END = "org.citizendesk.endtoend..";

  private static JavaClasses house;

  @BeforeAll
  static void read() {
    house =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.citizendesk");
  }

  @TestFactory
  Stream<DynamicTest> modulesOnlyKnowWhatTheyMay() {
    return Stream.of(
            arrow(PROTOCOL, STORE, KNOWLEDGE, SERVER, DESKTOP, END_TO_END),
            arrow(STORE, PROTOCOL, KNOWLEDGE, SERVER, DESKTOP, END_TO_END),
            arrow(KNOWLEDGE, PROTOCOL, STORE, SERVER, DESKTOP, END_TO_END),
            arrow(SERVER, DESKTOP, END_TO_END),
            arrow(DESKTOP, SERVER, END_TO_END))
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(house)));
  }

  @Test
  void theProtocolNeedsJacksonAndJspecifyOnly() {
    classes()
        .that()
        .resideInAPackage(PROTOCOL)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            PROTOCOL,
            "java..",
            "tools.jackson..",
            "com.fasterxml.jackson.annotation..",
            "org.jspecify..")
        .check(house);
  }

  @TestFactory
  Stream<DynamicTest> packagesHaveNoCycles() {
    return List.of("protocol", "knowledge", "server", "desktop", "endtoend").stream()
        .map(
            module ->
                DynamicTest.dynamicTest(
                    module,
                    () ->
                        slices()
                            .matching("org.citizendesk." + module + ".(*)..")
                            .should()
                            .beFreeOfCycles()
                            .check(house)));
  }

  @Test
  void javafxStaysInTheUiPackages() {
    noClasses()
        .that()
        .resideInAPackage(DESKTOP)
        .and()
        .resideOutsideOfPackage("..ui..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
        .check(house);
  }

  @Test
  void onlyOneClassHopsToTheUserInterfaceThread() {
    noClasses()
        .that()
        .resideInAPackage(DESKTOP)
        .and()
        .doNotHaveFullyQualifiedName("org.citizendesk.desktop.ui.FxBridge")
        .should()
        .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
        .check(house);
  }

  @Test
  void onlyTheCommandLineWritesToStandardOutput() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "..cli..", "org.citizendesk.server.app..", "org.citizendesk.desktop.app..")
        .and()
        .resideOutsideOfPackage(END_TO_END)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(house);
  }

  @Test
  void knowledgeShowsNoLuceneType() {
    noClasses()
        .that()
        .resideInAnyPackage(SERVER, DESKTOP, END_TO_END)
        .and()
        .doNotHaveFullyQualifiedName("org.citizendesk.endtoend.bench.search.Plain")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .check(house);
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        house.stream()
            .filter(type -> type.getPackageName().startsWith("org.citizendesk"))
            .map(JavaClass::getPackage)
            .distinct()
            .filter(room -> !room.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
            .filter(
                room ->
                    room.getClasses().stream()
                        .anyMatch(type -> !type.getSimpleName().equals("package-info")))
            .map(room -> room.getName())
            .toList();
    org.junit.jupiter.api.Assertions.assertEquals(List.of(), unmarked);
  }

  private static ArchRule arrow(String from, String... forbidden) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .as(from + " knows none of " + String.join(", ", forbidden))
        .allowEmptyShould(true);
  }
}
