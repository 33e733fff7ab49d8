import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Gives classes in the format of before Java 6, as picocli's are, the format of Java 8, with stack
/// maps. An AOT cache takes no older ones, and they would be verified by inference at every start.
///
/// Run by packaging/build: `java Modernise.java FOLDER`, on a folder of unpacked jars.
final class Modernise {
    private static final ClassFileVersion JAVA_8 = ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0);

    private Modernise() {}

    public static void main(String[] args) throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(args[0]))) {
            for (Path jar : jars.toList()) {
                modernise(jar);
            }
        }
    }

    private static void modernise(Path jar) throws IOException {
        ClassFile files =
                ClassFile.of(
                        ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                        ClassFile.ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(type -> open(jar, type))
                                        .orElse(ClassHierarchyResolver.defaultResolver())));
        ClassTransform transform =
                ClassTransform.transformingMethodBodies((made, element) -> made.with(element));
        for (Path file : classes(jar)) {
            ClassModel model = files.parse(file);
            if (model.majorVersion() < ClassFile.JAVA_6_VERSION) {
                Files.write(
                        file,
                        files.transformClass(
                                model, ((ClassTransform) Modernise::raise).andThen(transform)));
            }
        }
    }

    private static void raise(ClassBuilder made, ClassElement element) {
        made.with(element instanceof ClassFileVersion ? JAVA_8 : element);
    }

    private static List<Path> classes(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    private static InputStream open(Path jar, ClassDesc type) {
        String name = type.descriptorString();
        Path file = jar.resolve(name.substring(1, name.length() - 1) + ".class");
        try {
            return Files.exists(file) ? Files.newInputStream(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
