package org.tensorloupe.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.ObjectInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Who may import whom, and what only one room may touch. A broken rule fails the build.
class ArchitectureTest {
    private static final String ROOT = "org.tensorloupe.";

    /// Each room, and the rooms it may import beside itself.
    private static final Map<String, List<String>> ROOMS =
            Map.ofEntries(
                    Map.entry("fault", List.of()),
                    Map.entry("bytes", List.of("fault")),
                    Map.entry("tensor", List.of("fault", "bytes")),
                    Map.entry("pickle", List.of("fault", "bytes")),
                    Map.entry("model", List.of("fault", "tensor")),
                    Map.entry("format", List.of("fault", "bytes", "tensor", "pickle", "model")),
                    Map.entry("stats", List.of("fault", "bytes", "tensor")),
                    Map.entry("analysis", List.of("fault", "tensor", "model", "stats")),
                    Map.entry("render", List.of("fault", "bytes", "tensor", "stats")),
                    Map.entry(
                            "export",
                            List.of(
                                    "fault",
                                    "bytes",
                                    "tensor",
                                    "model",
                                    "stats",
                                    "analysis",
                                    "render")),
                    Map.entry(
                            "load",
                            List.of(
                                    "fault",
                                    "bytes",
                                    "tensor",
                                    "pickle",
                                    "model",
                                    "format",
                                    "stats",
                                    "analysis",
                                    "render",
                                    "export")),
                    Map.entry(
                            "ui",
                            List.of(
                                    "fault",
                                    "bytes",
                                    "tensor",
                                    "model",
                                    "format",
                                    "stats",
                                    "analysis",
                                    "render",
                                    "export",
                                    "load")),
                    Map.entry(
                            "cli",
                            List.of(
                                    "fault",
                                    "bytes",
                                    "tensor",
                                    "pickle",
                                    "model",
                                    "format",
                                    "stats",
                                    "analysis",
                                    "render",
                                    "export",
                                    "load")),
                    Map.entry(
                            "app",
                            List.of(
                                    "fault",
                                    "bytes",
                                    "tensor",
                                    "pickle",
                                    "model",
                                    "format",
                                    "stats",
                                    "analysis",
                                    "render",
                                    "export",
                                    "load",
                                    "ui",
                                    "cli")));

    private static JavaClasses code;

    @BeforeAll
    static void importClasses() {
        code =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.tensorloupe");
    }

    @TestFactory
    Stream<DynamicTest> everyRoomImportsOnlyWhatItMay() {
        return ROOMS.keySet().stream()
                .sorted()
                .map(room -> DynamicTest.dynamicTest(room, () -> checkRoom(room)));
    }

    private static void checkRoom(String room) {
        List<String> allowed = ROOMS.get(room);
        String[] forbidden =
                ROOMS.keySet().stream()
                        .filter(other -> !other.equals(room) && !allowed.contains(other))
                        .map(other -> ROOT + other + "..")
                        .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(forbidden))
                .check(code);
    }

    @Test
    void everyClassStandsInARoom() {
        String[] rooms =
                ROOMS.keySet().stream().map(room -> ROOT + room + "..").toArray(String[]::new);
        classes().should().resideInAnyPackage(rooms).check(code);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(code);
    }

    @Test
    void packagesOfTheWindowHaveNoCycles() {
        slices().matching(ROOT + "ui.(**)").should().beFreeOfCycles().check(code);
    }

    @Test
    void oneContainerNeverImportsAnother() {
        slices().matching(ROOT + "format.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        resideInAPackage(ROOT + "format.."),
                        resideInAnyPackage(
                                ROOT + "format.archive..",
                                ROOT + "format.json..",
                                ROOT + "format.torch..",
                                ROOT + "format.tree.."))
                .check(code);
    }

    @Test
    void onlyWindowAndStartKnowJavaFx() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "ui..", ROOT + "app..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx.."))
                .check(code);
    }

    @Test
    void onlyBytesKnowsForeignMemory() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "bytes..")
                .should()
                .dependOnClassesThat(resideInAPackage("java.lang.foreign.."))
                .check(code);
    }

    @Test
    void onlyLoadMakesThreads() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "load..")
                .should()
                .dependOnClassesThat(
                        oneOf(
                                Thread.Builder.class,
                                Executors.class,
                                ThreadPoolExecutor.class,
                                ForkJoinPool.class))
                .check(code);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "cli..", ROOT + "app..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(code);
    }

    @Test
    void onlyDialogAdaptersKnowFile() {
        noClasses()
                .that(
                        describe(
                                "are no dialog adapters",
                                type ->
                                        !type.getName().contains("Dialog")
                                                && !type.getName().contains("Chooser")))
                .should()
                .dependOnClassesThat(oneOf(File.class))
                .check(code);
    }

    @Test
    void readersRunNothingOfAFile() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "pickle..", ROOT + "format..")
                .should()
                .dependOnClassesThat(
                        oneOf(ObjectInputStream.class, ZipFile.class, ClassLoader.class))
                .orShould()
                .dependOnClassesThat(
                        resideInAnyPackage("java.lang.reflect..", "java.lang.invoke.MethodHandles"))
                .check(code);
    }

    private static DescribedPredicate<JavaClass> oneOf(Class<?>... types) {
        List<String> names = Arrays.stream(types).map(Class::getName).toList();
        return describe(String.join(" or ", names), type -> names.contains(type.getName()));
    }
}
