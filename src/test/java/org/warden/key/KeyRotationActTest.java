package org.warden.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.Rows;
import org.warden.bearer.TokenCheck;
import org.warden.key.KeysView.KeyView;
import org.warden.mirror.Mirrors;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.time.HandClock;

/** The keys in their table, and the keys that the ring of this node holds after a commit. */
@Acts
class KeyRotationActTest {
    private static final Duration ANNOUNCED = Duration.ofHours(2);
    private static final Duration ROTATED = Duration.ofDays(30);

    @Inject
    KeyRotation rotation;

    @Inject
    KeyList list;

    @Inject
    KeyRing ring;

    @Inject
    TokenCheck check;

    @Inject
    Mirrors mirrors;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    private String first;

    @BeforeEach
    void look() {
        first = rows.text("select kid from signing_key");
        clock.pass(Duration.ofSeconds(1));
    }

    @Test
    void keyThatIsThereIsKept() {
        rotation.ensure();
        assertThat(rows.texts("select kid from signing_key")).containsExactly(first);
    }

    @Test
    void keyThatDoesNotFitTheSettingsGetsASuccessor() {
        rows.change("update signing_key set algorithm = 'RS256'");
        rotation.ensure();
        assertThat(rows.texts("select algorithm from signing_key order by created"))
                .containsExactly("RS256", "ES256");
    }

    @Test
    void announcedKeyWaitsNoLongerThanTheSettingsSay() {
        KeyView next = rotation.rotate(browser.requester());
        rows.change("update signing_key set active_from = '2100-01-01 00:00:00Z' where kid = ?", next.kid());
        rotation.work();
        assertThat(list.all().keys())
                .filteredOn(key -> key.kid().equals(next.kid()))
                .extracting(KeyView::activeFrom)
                .containsExactly(clock.instant().plus(ANNOUNCED));
    }

    @Test
    void ringThatFindsNoKeyKeepsWhatItHas() {
        rows.change("delete from signing_key");
        assertThatThrownBy(ring::reload).hasMessage("There is no signing key yet.");
        assertThat(ring.holds(first)).isTrue();
    }

    @Test
    void nextKeyIsAnnounced() {
        KeyView next = rotation.rotate(browser.requester());
        assertThat(next.state()).isEqualTo("announced");
        assertThat(next.activeFrom()).isEqualTo(clock.instant().plus(ANNOUNCED));
    }

    @Test
    void announcementIsOnRecord() {
        KeyView next = rotation.rotate(browser.requester());
        assertThat(rows.events()).containsExactly("KEY_ANNOUNCED " + next.kid());
    }

    @Test
    void keyIsAnnouncedOnce() {
        KeyView next = rotation.rotate(browser.requester());
        assertThat(rotation.rotate(browser.requester())).isEqualTo(next);
    }

    @Test
    void announcedKeyIsKnownToThisNodeAfterTheCatchUp() {
        KeyView next = rotation.rotate(browser.requester());
        assertThat(ring.holds(next.kid())).as("before").isFalse();
        mirrors.catchUp();
        assertThat(ring.current().jwks()).asString(StandardCharsets.UTF_8).contains(next.kid());
    }

    @Test
    void announcedKeySignsInItsTime() {
        KeyView next = rotation.rotate(browser.requester());
        clock.pass(ANNOUNCED);
        assertThat(states()).containsExactly(next.kid() + " active", first + " retired");
    }

    @Test
    void keyThatWasReplacedIsRemovedWhenItsLastTokenIsDead() {
        KeyView next = rotation.rotate(browser.requester());
        clock.pass(ANNOUNCED.plusMinutes(15).plusSeconds(5));
        rotation.work();
        assertThat(states()).containsExactly(next.kid() + " active", first + " removed");
        assertThat(rows.text("select sealed from signing_key where kid = ?", first))
                .isEmpty();
    }

    @Test
    void keyIsNotErasedBeforeItsLastTokenIsDead() {
        rotation.rotate(browser.requester());
        clock.pass(ANNOUNCED.plusMinutes(15));
        rotation.work();
        assertThat(rows.text("select sealed from signing_key where kid = ?", first))
                .isNotEmpty();
    }

    @Test
    void nothingIsAnnouncedBeforeItIsTime() {
        clock.pass(ROTATED.minus(ANNOUNCED).minusSeconds(2));
        rotation.work();
        assertThat(rows.count("signing_key")).isEqualTo(1);
    }

    @Test
    void nextKeyIsAnnouncedInTime() {
        clock.pass(ROTATED.minus(ANNOUNCED));
        rotation.work();
        rotation.work();
        assertThat(rows.count("signing_key")).isEqualTo(2);
    }

    @Test
    void onlyKeyIsReplacedAtOnceWhenRevoked() {
        rotation.revoke(first, browser.requester());
        assertThat(states()).hasSize(2).anySatisfy(state -> assertThat(state).endsWith(" active"));
    }

    @Test
    void announcedKeyTakesThePlaceOfARevokedOne() {
        KeyView next = rotation.rotate(browser.requester());
        rotation.revoke(first, browser.requester());
        assertThat(states()).containsExactlyInAnyOrder(next.kid() + " active", first + " revoked");
    }

    @Test
    void announcedKeyMayBeRevoked() {
        KeyView next = rotation.rotate(browser.requester());
        rotation.revoke(next.kid(), browser.requester());
        assertThat(states()).containsExactlyInAnyOrder(first + " active", next.kid() + " revoked");
    }

    @Test
    void revocationIsOnRecord() {
        rotation.revoke(first, browser.requester());
        assertThat(rows.events()).contains("KEY_REVOKED " + first);
    }

    @Test
    void secondRevocationChangesNothing() {
        KeyView revoked = rotation.revoke(first, browser.requester());
        clock.pass(Duration.ofSeconds(1));
        assertThat(rotation.revoke(first, browser.requester())).isEqualTo(revoked);
        assertThat(rows.count("audit_event where action = 'KEY_REVOKED'")).isEqualTo(1);
    }

    @Test
    void unknownKeyIsNotFound() {
        assertThat(Refused.as(() -> rotation.revoke("x", browser.requester()))).isEqualTo(ProblemType.KEY_NOT_FOUND);
    }

    @Test
    void tokenOfARevokedKeyIsRefused() {
        String token = people.logIn(people.register("ada")).accessToken();
        assertThat(check.check(token).isRefused()).as("before").isFalse();
        rotation.revoke(first, browser.requester());
        mirrors.catchUp();
        assertThat(check.check(token).refusal()).isEqualTo("key or signature");
    }

    @Test
    void tokensOfAReplacedKeyCountUntilTheirEnd() {
        rotation.rotate(browser.requester());
        clock.pass(ANNOUNCED.minusMinutes(1));
        String token = people.logIn(people.register("ada")).accessToken();
        clock.pass(Duration.ofMinutes(10));
        mirrors.reload();
        assertThat(check.check(token).isRefused()).isFalse();
    }

    @Test
    void listNamesTheNewestFirst() {
        KeyView next = rotation.rotate(browser.requester());
        assertThat(list.all().keys()).extracting(KeyView::kid).containsExactly(next.kid(), first);
    }

    private List<String> states() {
        return list.all().keys().stream()
                .map(key -> key.kid() + " " + key.state())
                .toList();
    }
}
