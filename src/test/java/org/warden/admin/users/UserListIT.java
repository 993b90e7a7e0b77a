package org.warden.admin.users;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;

/** The native statements of lists and searches, with the persistence provider and the database of the server under test. */
@Tag("smoke")
class UserListIT extends OnServer {
    private Api administrator;
    private String role;
    private String first;
    private String last;

    @BeforeEach
    void invite() {
        administrator = api.asAdministrator();
        role = Api.someone();
        assertThat(administrator.post("api/roles", Api.json("name", role)).status())
                .isEqualTo(201);
        first = invited("Ada", "Byron");
        last = invited("Grace", "Hopper");
    }

    @Test
    void searchOfOneToFourWordsFindsTheAccount() {
        String start = first.substring(0, first.length() - 1);
        assertThat(found("search=" + start)).containsExactly(first);
        assertThat(found("search=" + start + "%20byr")).containsExactly(first);
        assertThat(found("search=BYRON%20" + start + "%20ada")).containsExactly(first);
        assertThat(found("search=example.org%20ad%20by%20" + start)).containsExactly(first);
        assertThat(found("search=" + start + "%20hopper")).isEmpty();
        assertThat(found("search=" + start + "%20by&status=invited&kind=person&secondFactor=false"
                        + "&createdFrom=2020-01-01T00:00:00Z&seenBefore=2100-01-01&role=" + role))
                .containsExactly(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "username", "email", "lastSeen"})
    void pagesInEachOrderHaveEachAccountOnce(String order) {
        for (String sort : List.of(order, "-" + order)) {
            Answer one = page("role=" + role + "&size=1&sort=" + sort);
            Answer two = page("role=" + role + "&size=1&sort=" + sort + "&cursor=" + one.text("next"));
            List<String> both = new ArrayList<>(names(one));
            both.addAll(names(two));
            assertThat(both).as(sort).containsExactlyInAnyOrder(first, last);
        }
    }

    @Test
    void pagesOfASearchHaveEachAccountOnce() {
        Answer one = page("search=example.org&size=1&role=" + role);
        List<String> all = new ArrayList<>(names(one));
        for (Answer next = one; next.json().containsKey("next"); ) {
            next = page("search=example.org&size=1&role=" + role + "&cursor=" + next.text("next"));
            all.addAll(names(next));
        }
        assertThat(all).containsExactlyInAnyOrder(first, last);
    }

    /** Neither a wildcard nor the end of a text for the database. */
    @ParameterizedTest
    @ValueSource(
            strings = {"%%", "__", "''", "a'; drop table account", "\\\\", "\u202eabc\u202c", "\ud83d\udc1f\ud83d\udc1f"
            })
    void hostileTextFindsNothing(String text) {
        assertThat(found("role=" + role + "&search=" + URLEncoder.encode(text, StandardCharsets.UTF_8)))
                .isEmpty();
    }

    private String invited(String firstName, String lastName) {
        String name = Api.someone();
        Answer invited = administrator.post(
                "api/users",
                Api.json("username", name, "email", Api.email(name), "firstName", firstName, "lastName", lastName)
                        .replace("}", ",\"roles\":[\"" + role + "\"]}"));
        assertThat(invited.status()).as(invited::toString).isEqualTo(201);
        return name;
    }

    private List<String> found(String query) {
        return names(page(query));
    }

    private Answer page(String query) {
        Answer page = administrator.get("api/users?" + query);
        assertThat(page.status()).as(page::toString).isEqualTo(200);
        return page;
    }

    private static List<String> names(Answer page) {
        return page.json().getJsonArray("users").stream()
                .map(JsonValue::asJsonObject)
                .map((JsonObject user) -> user.getString("username"))
                .toList();
    }
}
