package org.warden.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;

/** Every door that reads a body gets every kind of wrong body. It reports the mistake, and nothing changes. */
class BadInputIT extends OnServer {
    private static final String NEST = "[".repeat(20_000) + "]".repeat(20_000);

    /** JSON values that every field refuses. */
    private static final Map<String, String> NEVER = new LinkedHashMap<>();

    /** Values that a required field refuses too; the empty text stands for a missing field. */
    private static final Map<String, String> NOTHING = Map.of("missing", "", "null", "null", "an empty text", "\"\"");

    static {
        NEVER.put("a number", "1");
        NEVER.put("a number beyond every range", "1e400");
        NEVER.put("true", "true");
        NEVER.put("an empty array", "[]");
        NEVER.put("an array of texts", "[\"a\",\"b\"]");
        NEVER.put("an object", "{\"a\":\"b\"}");
        NEVER.put("20,000 arrays in each other", NEST);
        NEVER.put("text with NUL", "\"abc\\u0000def\"");
        NEVER.put("the first half of a surrogate pair", "\"abc\\ud83d\"");
        NEVER.put("the second half of a surrogate pair", "\"\\ude00abc\"");
        NEVER.put("a surrogate pair the wrong way round", "\"\\ude00\\ud83d\"");
        NEVER.put("a letter under ten thousand accents", "\"a" + "\u0300\u0323".repeat(5_000) + '"');
        NEVER.put("ten thousand letters", '"' + "a".repeat(10_000) + '"');
    }

    record WrongField(String what, Input input, Field field, String json) {
        @Override
        public String toString() {
            return input.path() + ": " + field.name() + " is " + what;
        }
    }

    /** ASVS 2.2.1, 1.4.2, 1.5.3, 1.3.3. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Tag("edge")
    void wrongFieldIsNamedAndNothingHappens(WrongField wrong) throws SQLException {
        Doorstep step = Doorstep.ofNothing(wrong.input(), api);
        Map<String, String> body = step.body(wrong.field().name());
        if (wrong.json().isEmpty()) {
            body.remove(wrong.field().name());
        } else {
            body.put(wrong.field().name(), wrong.json());
        }
        Answer answer = step.send(Doorstep.json(body));
        answer.mustBe(400, "invalid-input");
        boolean missing = wrong.json().isEmpty() || wrong.json().equals("null");
        String named =
                missing ? wrong.field().namedWhenMissing() : wrong.field().name();
        assertThat(answer.fields()).as(wrong.toString()).containsOnly(named);
        step.requireNothingHappened();
    }

    static Stream<WrongField> wrongFieldIsNamedAndNothingHappens() {
        List<WrongField> wrongs = new ArrayList<>();
        for (Input input : Input.ALL) {
            for (Field field : input.fields()) {
                NEVER.forEach((what, json) -> {
                    if (!field.list() || !json.startsWith("[")) {
                        wrongs.add(new WrongField(what, input, field, json));
                    }
                });
                String tooLong = field.filled(Api.someone(), field.limit() + 1);
                if (!field.list()) {
                    wrongs.add(new WrongField("one character too long", input, field, '"' + tooLong + '"'));
                }
                if (field.required()) {
                    NOTHING.forEach((what, json) -> wrongs.add(new WrongField(what, input, field, json)));
                }
            }
        }
        return wrongs.stream();
    }

    record AnyField(Input input, Field field) {
        @Override
        public String toString() {
            return input.path() + ": " + field.name();
        }
    }

    /** ASVS 2.1.1: the documented limit is the enforced one. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("everyField")
    void theLongestValueIsAccepted(AnyField one) throws SQLException {
        Doorstep step = Doorstep.of(one.input(), api);
        Map<String, String> body = step.body(one.field().name());
        body.put(
                one.field().name(),
                one.field().json(one.field().filled(step.someone(), one.field().limit())));
        Answer answer = step.send(Doorstep.json(body));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(one.field().statusOfLongest());
    }

    /** ASVS 1.5.3: no two readers of one body may see different values. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("everyField")
    void fieldGivenTwiceIsNamed(AnyField one) throws SQLException {
        Doorstep step = Doorstep.of(one.input(), api);
        String name = one.field().name();
        Map<String, String> body = step.body(name);
        String json = Doorstep.json(body);
        Answer answer = step.send("{\"" + name + "\":" + body.get(name) + "," + json.substring(1));
        assertThat(answer.mustBe(400, "invalid-input").fields()).containsExactly(name);
        assertThat(answer.messages(name)).containsExactly("appears twice");
        step.requireNothingHappened();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyField")
    void fieldInOtherLettersIsUnknown(AnyField one) throws SQLException {
        Doorstep step = Doorstep.of(one.input(), api);
        Map<String, String> body = step.body(one.field().name());
        String name = one.field().name().toUpperCase(Locale.ROOT);
        body.put(name, body.remove(one.field().name()));
        Answer answer = step.send(Doorstep.json(body)).mustBe(400, "invalid-input");
        assertThat(answer.fields()).containsExactly(name);
        step.requireNothingHappened();
    }

    static Stream<AnyField> everyField() {
        return Input.ALL.stream().flatMap(input -> input.fields().stream().map(field -> new AnyField(input, field)));
    }

    /** The body as ISO 8859-1, where every character is a byte; %GOOD% in it stands for a good one. */
    record WrongBody(String what, Input input, String type, String bytes, int status, String code) {
        WrongBody(String what, Input input, byte[] body) {
            this(what, input, "application/json", new String(body, ISO_8859_1), 400, "malformed-body");
        }

        @Override
        public String toString() {
            return input.path() + ": " + what;
        }
    }

    /** ASVS 1.5.1, 1.5.3, 3.5.2. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Tag("edge")
    void wrongBodyIsRefusedAndNothingHappens(WrongBody wrong) throws SQLException {
        Doorstep step = Doorstep.ofNothing(wrong.input(), api);
        String body = wrong.bytes().replace("%GOOD%", Doorstep.json(step.body("")));
        step.send(wrong.type(), BodyPublishers.ofString(body, ISO_8859_1)).mustBe(wrong.status(), wrong.code());
        step.requireNothingHappened();
    }

    static Stream<WrongBody> wrongBodyIsRefusedAndNothingHappens() {
        return Input.ALL.stream().flatMap(input -> Stream.concat(malformed(input), otherTypes(input)));
    }

    private static Stream<WrongBody> malformed(Input input) {
        Stream<WrongBody> texts = Stream.concat(
                        input.door().mayLackBody() ? Stream.of() : Stream.of(""), malformedTexts())
                .map(text -> new WrongBody(
                        "the body " + text.substring(0, Math.min(20, text.length())), input, text.getBytes(UTF_8)));
        return Stream.concat(texts, malformedBytes(input));
    }

    private static Stream<String> malformedTexts() {
        return Stream.of(
                "  ",
                "[]",
                "[%GOOD%]",
                "null",
                "1",
                "\"text\"",
                "%GOOD%%GOOD%",
                "%GOOD%x",
                "{",
                "{\"a\"",
                "{\"a\":[",
                "{\"a\":{",
                "{\"a\":[[[[",
                "{\"a\":\"",
                "{'a':'b'}",
                "{a:1}",
                "{\"a\":1,}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{/**/}",
                "//\n%GOOD%",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "\ufeff%GOOD%",
                "[".repeat(20_000));
    }

    private static Stream<WrongBody> malformedBytes(Input input) {
        return Stream.of(
                new WrongBody("UTF-16", input, "{\"a\":\"b\"}".getBytes(UTF_16)),
                new WrongBody("UTF-16 without its mark", input, "{\"a\":\"b\"}".getBytes(UTF_16LE)),
                new WrongBody("no UTF-8", input, new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'}),
                new WrongBody(
                        "an overlong NUL", input, new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'}),
                new WrongBody(
                        "a surrogate in UTF-8", input, new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}));
    }

    private static Stream<WrongBody> otherTypes(Input input) {
        return Stream.of(
                        "",
                        "text/plain",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=x",
                        "application/xml",
                        "application/*",
                        "*/*",
                        "application/problem+json",
                        "application/json; charset=iso-8859-1",
                        "application/json; charset=utf-16",
                        "text/json")
                .map(type -> new WrongBody("the type " + type, input, type, "%GOOD%", 415, "unsupported-media-type"));
    }
}
