package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the code in the manual for other services with the code of the test consumers. */
class ConsumerGuideTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w+\\n(.*?)^```$");
    private static final Pattern JOSE = Pattern.compile("\"jose\": \"([^\"]+)\"");

    private static final Path NODE = Path.of("src/starter/node");
    private static final Path STARTER = Path.of("src/starter/beside/src/main");
    private static final Path SPRING = Path.of("src/starter/spring/src/main");

    /** The files that the manual quotes completely. */
    private static final List<Path> WHOLE = List.of(
            STARTER.resolve("resources/META-INF/microprofile-config.properties"),
            STARTER.resolve("liberty/config/server.xml"),
            NODE.resolve("warden.mjs"),
            NODE.resolve("permissions.mjs"));

    private static final List<Path> IN_PART = List.of(
            STARTER.resolve("java/org/example/orders/OrdersApplication.java"),
            STARTER.resolve("java/org/example/orders/OrdersResource.java"),
            SPRING.resolve("resources/application.properties"),
            SPRING.resolve("java/org/example/orders/OrdersSecurity.java"),
            SPRING.resolve("java/org/example/orders/WardenPermissions.java"));

    private final String page = Sources.manual("tokens-and-consumers.md");
    private final List<String> blocks = blocks(page);

    @Test
    void everyBlockOfCodeIsRunByATest() {
        List<String> sources = Stream.concat(WHOLE.stream(), IN_PART.stream())
                .map(ConsumerGuideTest::text)
                .toList();
        assertThat(blocks)
                .hasSize(WHOLE.size() + IN_PART.size())
                .allSatisfy(block -> assertThat(sources)
                        .anySatisfy(source -> assertThat(source).contains(block)));
    }

    @Test
    void filesThatAreShownAreShownWhole() {
        assertThat(blocks)
                .containsAll(WHOLE.stream().map(ConsumerGuideTest::text).toList());
    }

    @Test
    void joseIsTheOneThatIsTested() {
        String version = JOSE.matcher(Sources.read(NODE.resolve("package.json")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        assertThat(page).contains("npm install jose@" + version);
    }

    @Test
    void codeOfTheFormIsTheStarters() {
        Path starter = Path.of("src/starter/session/src/main");
        List<String> sources = Stream.of("java/org/example/desk/Desk.java", "webapp/WEB-INF/web.xml")
                .map(file -> text(starter.resolve(file)))
                .toList();
        List<String> code = blocks(Sources.manual("form-login.md")).stream()
                .filter(block -> !block.contains("mvnw"))
                .toList();
        assertThat(code)
                .hasSameSizeAs(sources)
                .allSatisfy(block -> assertThat(sources)
                        .anySatisfy(source -> assertThat(source).contains(block)));
    }

    private static List<String> blocks(String page) {
        return BLOCK.matcher(page)
                .results()
                .map(block -> unindented(block.group(1)))
                .toList();
    }

    private static String text(Path file) {
        return unindented(Sources.read(file));
    }

    /** A block is indented less than its source. */
    private static String unindented(String text) {
        return text.replaceAll("(?m)^ +", "");
    }
}
