package org.warden.openapi;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The Javadoc comments of the program, as Markdown. */
final class Javadoc {
    private static final Path SOURCES = Path.of("src/main/java");

    /** By the name of the type, for a member with {@code #} and its own name behind it. */
    private static final Map<String, DocCommentTree> ALL = read();

    private Javadoc() {}

    /**
     * One comment.
     *
     * @param summary the first sentence, with its full stop
     * @param rest what follows
     * @param parameters the text of each {@code @param}, as a sentence
     */
    record Comment(String summary, String rest, Map<String, String> parameters) {
        private static final Comment NONE = new Comment("", "", Map.of());

        /** All of it, without the parameters. */
        String text() {
            return rest.isEmpty() ? summary : summary + (rest.startsWith("\n") ? "" : " ") + rest;
        }

        Optional<String> parameter(String name) {
            return Optional.ofNullable(parameters.get(name));
        }
    }

    static Comment of(Class<?> type) {
        return named(type.getCanonicalName());
    }

    static Comment of(Method method) {
        return member(method.getDeclaringClass(), method.getName());
    }

    /** The comment of a field or of a constant. */
    static Comment member(Class<?> type, String name) {
        return named(type.getCanonicalName() + "#" + name);
    }

    static Comment of(Package of) {
        return named(of.getName());
    }

    private static Comment named(String name) {
        DocCommentTree comment = ALL.get(name);
        return comment == null ? Comment.NONE : comment(comment);
    }

    private static Map<String, DocCommentTree> read() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
                Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(sources));
            Reader reader = new Reader(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                reader.scan(unit, unit.getPackageName().toString());
            }
            return reader.found;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Walks through a file; the argument of each visit is the name of what contains the tree. */
    private static final class Reader extends TreePathScanner<Void, String> {
        private final Map<String, DocCommentTree> found = new HashMap<>();
        private final DocTrees docs;

        Reader(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitPackage(PackageTree owner, String name) {
            keep(name);
            return null;
        }

        @Override
        public Void visitClass(ClassTree type, String name) {
            String own = name + "." + type.getSimpleName();
            keep(own);
            return super.visitClass(type, own);
        }

        @Override
        public Void visitMethod(MethodTree method, String name) {
            // Another method of the same name may help the one that answers.
            if (!method.getModifiers().getFlags().contains(Modifier.PRIVATE)) {
                keep(name + "#" + method.getName());
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, String name) {
            keep(name + "#" + field.getName());
            return null;
        }

        private void keep(String name) {
            DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                found.put(name, comment);
            }
        }
    }

    private static Comment comment(DocCommentTree comment) {
        Map<String, String> parameters = new HashMap<>();
        for (DocTree tag : comment.getBlockTags()) {
            if (tag instanceof ParamTree parameter) {
                parameters.put(parameter.getName().toString(), sentence(markdown(parameter.getDescription())));
            }
        }
        return new Comment(markdown(comment.getFirstSentence()), markdown(comment.getBody()), parameters);
    }

    private static String sentence(String text) {
        String end = text.endsWith(".") ? "" : ".";
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + end;
    }

    private static String markdown(List<? extends DocTree> parts) {
        return Stream.of(parts.stream()
                        .map(Javadoc::markdown)
                        .collect(Collectors.joining())
                        .split("\n\n", -1))
                .map(paragraph -> paragraph.replaceAll("\\s+", " ").strip())
                .collect(Collectors.joining("\n\n"));
    }

    private static String markdown(DocTree part) {
        if (part instanceof TextTree text) {
            return text.getBody().replaceAll("\\s+", " ");
        }
        if (part instanceof LiteralTree literal) {
            return "`" + literal.getBody().getBody().replaceAll("\\s+", " ").strip() + "`";
        }
        if (part instanceof LinkTree link) {
            return "`" + link.getReference().getSignature().replaceFirst(".*[#.]", "") + "`";
        }
        if (part instanceof EntityTree entity && entity.getName().contentEquals("amp")) {
            return "&";
        }
        if (part instanceof StartElementTree start && start.getName().contentEquals("p")) {
            return "\n\n";
        }
        throw new IllegalStateException("The description of the API cannot show this in a Javadoc comment: " + part);
    }
}
