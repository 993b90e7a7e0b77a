package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Code that many tests need is in one place. */
class TestSourcesTest {
    private static final String JSON_AS_TEXT = "[{]\\\\\"|\"\"\"\\s*[{]\"";

    /** These are about the text itself: broken, odd, or as an RFC has it. */
    private static final String[] ABOUT_TEXT = {
        "bearer/ForgedTokenIT.java",
        "client/PublishedPermissionsTest.java",
        "client/SessionCheckTest.java",
        "console/FixedData.java",
        "http/BadInputIT.java",
        "http/HostileTextIT.java",
        "http/SameRequests.java",
        "json/JsonFuzzTest.java",
        "json/JsonRecordTest.java",
        "json/NestedJsonTest.java",
        "json/StrictJsonReaderTest.java",
        "key/KeysTest.java",
        "login/RefreshIT.java",
        "openapi/Fuzz.java",
        "openapi/JudgeTest.java",
        "role/RolePermissionsActTest.java",
        // Adopters have these two without a library for JSON.
        "support/Mint.java",
        "support/Warden.java",
        "token/ForgedTokenTest.java",
        "token/TokenClaimsTest.java",
        "token/TokenVerifierTest.java"
    };

    @Test
    void numberOfRoundsIsReadOnce() {
        assertThat(Sources.testsWith("warden\\.it\\.rounds")).containsExactly("server/TestRun.java");
    }

    /** {@code Visitor} does this for every test. A test may use these names only for methods that run before each test. */
    @Test
    void onlyTheVisitorRegistersAndLogsIn() {
        assertThat(Sources.testsWith("(private [^;={]*|\\b(Answer|Api|String) )\\b(login|logIn|register)\\("))
                .containsExactly("server/Api.java", "server/Visitor.java");
    }

    /** Glued text breaks at the first quotation mark in a value; {@code Api.json} does not. */
    @Test
    void jsonIsBuiltFromValues() {
        assertThat(Sources.testsWith(JSON_AS_TEXT)).containsExactly(ABOUT_TEXT);
    }
}
