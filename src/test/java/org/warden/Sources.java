package org.warden;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The source files as text. Paths are relative to the project folder, in which Maven runs the tests. */
final class Sources {
    private static final Path JAVA = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java/org/warden");
    private static final Path MANUAL = Path.of("src/site/markdown");
    private static final Pattern OWNER = Pattern.compile("^-- Owner: (\\S+)");
    private static final Pattern TABLE = Pattern.compile("(?i)create table (\\w+)");
    private static final Pattern REFERENCE = Pattern.compile("(?i)references (\\w+)");

    private Sources() {}

    /** The names of all packages that have a {@code package-info.java}. */
    static List<String> packagesWithDescription() {
        return files(JAVA, "package-info.java").stream()
                .map(file -> JAVA.relativize(file)
                        .getParent()
                        .toString()
                        .replace('/', '.')
                        .replace('\\', '.'))
                .toList();
    }

    static Map<String, Integer> lengthsOfFiles() {
        Map<String, Integer> lengths = new HashMap<>();
        files(JAVA, ".java")
                .forEach(file ->
                        lengths.put(file.toString(), (int) read(file).lines().count()));
        return lengths;
    }

    /** The number of files of each package, without its {@code package-info.java}. */
    static Map<String, Integer> filesOfPackages() {
        Map<String, Integer> counts = new HashMap<>();
        files(JAVA, ".java").stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .forEach(file -> counts.merge(file.getParent().toString(), 1, Integer::sum));
        return counts;
    }

    /** The files that match this pattern, as paths below {@code org.warden}. */
    static List<String> filesWith(String regex) {
        return filesWith(JAVA.resolve("org/warden"), regex);
    }

    /** The same for the tests. */
    static List<String> testsWith(String regex) {
        return filesWith(TESTS, regex);
    }

    private static List<String> filesWith(Path folder, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return files(folder, ".java").stream()
                .filter(file -> pattern.matcher(read(file)).find())
                .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                .toList();
    }

    static Map<String, Integer> lengthsOfMethods() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(files(JAVA, ".java")));
            Map<String, Integer> lengths = new HashMap<>();
            for (CompilationUnitTree unit : task.parse()) {
                new MethodLengths(unit, Trees.instance(task).getSourcePositions(), lengths).scan(unit, null);
            }
            return lengths;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The package that owns each table, by the first line of the migration that creates it. */
    static Map<String, String> ownersOfTables() {
        Map<String, String> owners = new HashMap<>();
        for (String sql : migrations()) {
            all(TABLE, sql).forEach(table -> owners.put(table, owner(sql)));
        }
        return owners;
    }

    static List<ForeignKey> foreignKeys() {
        return migrations().stream()
                .flatMap(sql -> all(REFERENCE, sql).stream().map(table -> new ForeignKey(owner(sql), table)))
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String manual(String page) {
        return read(MANUAL.resolve(page));
    }

    /** The pages of the manual. */
    static List<Path> pages() {
        return files(MANUAL, ".md");
    }

    private static List<String> migrations() {
        return files(Path.of("sql"), ".sql").stream().map(Sources::read).toList();
    }

    /** A migration that ran is never edited: a table may since have moved to another package. */
    private static String owner(String sql) {
        String owner = all(OWNER, sql).get(0);
        return owner.equals("org.warden.token") ? "org.warden.session" : owner;
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    /** The files from which the WAR is made. */
    static List<Path> program() {
        return files(Path.of("src/main"), "");
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return new ArrayList<>(all.filter(
                            file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
                    .sorted()
                    .toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A foreign key from a table of package {@code from} to {@code table}. */
    record ForeignKey(String from, String table) {}

    private static final class MethodLengths extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Map<String, Integer> lengths;

        MethodLengths(CompilationUnitTree unit, SourcePositions positions, Map<String, Integer> lengths) {
            this.unit = unit;
            this.positions = positions;
            this.lengths = lengths;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            lengths.put(
                    unit.getSourceFile().getName() + "#" + method.getName() + ":" + first, (int) (last - first + 1));
            return super.visitMethod(method, null);
        }
    }
}
