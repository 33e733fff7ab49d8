package org.tensorloupe.testkit;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The program's own sources as the compiler reads them, for rules that classes no longer show.
public final class SourceCode {
    private static final Path ROOT = Path.of("src", "main", "java", "org", "tensorloupe");

    private SourceCode() {}

    /// Walks over every tree of every file below a folder.
    ///
    /// @param folder such as `ui`; empty for all rooms
    /// @param visitor gets a tree with all that is around it, and the file, relative to the root
    ///     package, with its line: `ui/tree/Row.java:12`
    public static void visit(String folder, BiConsumer<TreePath, String> visitor) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
            List<Path> sources =
                    all.filter(path -> path.toString().endsWith(".java")).sorted().toList();
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    _ -> {},
                                    null,
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources));
            var positions = com.sun.source.util.Trees.instance(task).getSourcePositions();
            Iterable<? extends CompilationUnitTree> units = task.parse();
            StreamSupport.stream(units.spliterator(), false)
                    .forEach(unit -> {
                        Path file = Path.of(unit.getSourceFile().toUri());
                        String name = ROOT.toAbsolutePath().relativize(file).toString();
                        new TreePathScanner<Void, Void>() {
                            @Override
                            public @Nullable Void scan(@Nullable Tree tree, @Nullable Void none) {
                                if (tree == null) {
                                    return null;
                                }
                                TreePath path =
                                        getCurrentPath() == null
                                                ? new TreePath(unit)
                                                : new TreePath(getCurrentPath(), tree);
                                long at = positions.getStartPosition(unit, tree);
                                long line = at < 0 ? 0 : unit.getLineMap().getLineNumber(at);
                                visitor.accept(path, name.replace('\\', '/') + ":" + line);
                                return super.scan(tree, null);
                            }
                        }.scan(new TreePath(unit), null);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
