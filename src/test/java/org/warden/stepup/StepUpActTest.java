package org.warden.stepup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.bearer.StepUpCheck;
import org.warden.bearer.TokenCheck;
import org.warden.door.Door;
import org.warden.door.Doors;
import org.warden.http.Gate.StepUp.When;
import org.warden.login.Logins.Opened;
import org.warden.login.Renewal;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.proof.Proof;
import org.warden.time.HandClock;
import org.warden.token.AccessToken;

@Acts
class StepUpActTest {
    private static final Duration JUST_RECENT = Duration.ofSeconds(299);
    private static final Duration TOO_OLD = Duration.ofSeconds(301);

    /** The calls whose filter asks for a recent proof; {@link WardensRightsActTest} has those whose act does. */
    private static final Map<String, When> TABLE = Map.of(
            "POST api/keys/rotate", When.ALWAYS,
            "POST api/keys/{kid}/revoke", When.ALWAYS,
            "GET api/user/export", When.ALWAYS,
            "DELETE api/users/{id}", When.ALWAYS,
            "DELETE api/users/{id}/2fa", When.ALWAYS,
            "PUT api/user/password", When.SECOND_FACTOR,
            "PUT api/user/email", When.SECOND_FACTOR,
            "DELETE api/user/2fa", When.SECOND_FACTOR,
            "POST api/user/2fa/recovery-codes", When.SECOND_FACTOR,
            "DELETE api/user", When.SECOND_FACTOR);

    @Inject
    StepUpCheck check;

    @Inject
    Reauthentication reauthentication;

    @Inject
    TokenCheck tokens;

    @Inject
    Renewal renewal;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    private Owner ada;

    @BeforeEach
    void register() {
        ada = people.register("ada");
    }

    static Stream<Door> doors() {
        return Stream.concat(alwaysDoors(), passwordDoors());
    }

    static Stream<Door> alwaysDoors() {
        return with(When.ALWAYS);
    }

    static Stream<Door> passwordDoors() {
        return with(When.SECOND_FACTOR);
    }

    @Test
    void tableHasEveryCall() {
        assertThat(doors().collect(Collectors.toMap(Door::call, StepUpActTest::wanted)))
                .isEqualTo(TABLE);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void recentProofWithAllFactorsIsEnough(Door door) {
        addSecondFactor();
        AccessToken token = token();
        clock.pass(JUST_RECENT);
        assertThatCode(() -> check.require(wanted(door), token)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void oldProofIsNotEnough(Door door) {
        addSecondFactor();
        AccessToken token = token();
        clock.pass(TOO_OLD);
        assertThat(refusal(door, token)).isEqualTo(ProblemType.REAUTHENTICATION_REQUIRED);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void renewedTokenIsNotEnough(Door door) {
        addSecondFactor();
        Opened login = people.logIn(ada);
        clock.pass(TOO_OLD);
        String renewed = renewal.renew(login.refreshToken(), browser.requester())
                .orElseThrow()
                .token();
        assertThat(refusal(door, read(renewed))).isEqualTo(ProblemType.REAUTHENTICATION_REQUIRED);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void recentProofWithoutTheSecondFactorIsNotEnough(Door door) {
        AccessToken token = token();
        addSecondFactor();
        assertThat(refusal(door, token)).isEqualTo(ProblemType.REAUTHENTICATION_REQUIRED);
    }

    @ParameterizedTest
    @MethodSource("alwaysDoors")
    void oldProofOfAnAccountWithoutSecondFactorIsNotEnough(Door door) {
        AccessToken token = token();
        clock.pass(TOO_OLD);
        assertThat(refusal(door, token)).isEqualTo(ProblemType.REAUTHENTICATION_REQUIRED);
    }

    @ParameterizedTest
    @MethodSource("passwordDoors")
    void passwordInTheBodyIsEnoughWithoutSecondFactor(Door door) {
        AccessToken token = token();
        clock.pass(TOO_OLD);
        assertThat(refusal(door, token)).isNull();
    }

    @ParameterizedTest
    @MethodSource("alwaysDoors")
    void basicIsNeverEnough(Door door) {
        AccessToken basic = AccessToken.withoutToken(ada.id(), ada.username(), ada.email(), java.util.List.of());
        assertThat(refusal(door, basic)).isEqualTo(ProblemType.REAUTHENTICATION_REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherProofIsEnough(boolean secondFactor) {
        Opened login = people.logIn(ada);
        if (secondFactor) {
            addSecondFactor();
        }
        clock.pass(TOO_OLD);
        AccessToken proved = prove(login.session());
        clock.pass(JUST_RECENT);
        assertThat(doors()).allSatisfy(door -> assertThat(refusal(door, proved)).isNull());
    }

    @Test
    void anotherProofIsInRenewedTokensToo() {
        Opened login = people.logIn(ada);
        clock.pass(TOO_OLD);
        AccessToken proved = prove(login.session());
        clock.pass(Duration.ofMinutes(1));
        String renewed = renewal.renew(login.refreshToken(), browser.requester())
                .orElseThrow()
                .token();
        assertThat(read(renewed).proven())
                .isEqualTo(proved.proven())
                .contains(clock.instant().minusSeconds(60));
    }

    @Test
    void proofIsRecorded() {
        Opened login = people.logIn(ada);
        rows.forgetEvents();
        prove(login.session());
        assertThat(rows.events()).containsExactly("ACCOUNT_PROVED " + login.session());
    }

    @Test
    void proofResetsTheCountOfGuesses() {
        Opened login = people.logIn(ada);
        people.prove(ada.username(), People.WRONG);
        assertThat(rows.count("guess_count")).isEqualTo(1);
        prove(login.session());
        assertThat(rows.count("guess_count")).isZero();
    }

    /** A session that ends remembers until when its tokens are valid. */
    @Test
    void newTokenIsRememberedInTheSession() {
        Opened login = people.logIn(ada);
        clock.pass(TOO_OLD);
        AccessToken proved = prove(login.session());
        assertThat(rows.count(
                        "session where tokens_until = cast(? as timestamp with time zone)",
                        clock.instant().plus(Duration.ofMinutes(15)).toString()))
                .isEqualTo(1);
        assertThat(proved.getExpirationTime())
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(15)).getEpochSecond());
    }

    @Test
    void endedSessionCannotBeProved() {
        Opened login = people.logIn(ada);
        rows.change("update session set ended = current_timestamp");
        assertThat(Refused.as(() -> prove(login.session()))).isEqualTo(ProblemType.INVALID_TOKEN);
    }

    @Test
    void expiredSessionCannotBeProved() {
        Opened login = people.logIn(ada);
        clock.pass(Duration.ofDays(14));
        assertThat(Refused.as(() -> prove(login.session()))).isEqualTo(ProblemType.INVALID_TOKEN);
    }

    @Test
    void sessionOfAnotherAccountCannotBeProved() {
        Opened other = people.logIn(people.register("bob"));
        assertThat(Refused.as(() -> prove(other.session()))).isEqualTo(ProblemType.INVALID_TOKEN);
    }

    @Test
    void outdatedProofIsRefused() {
        Opened login = people.logIn(ada);
        Proof proof = people.proof(ada);
        people.changeAll();
        assertThat(Refused.fields(() -> reauthentication.accept(proof, login.session(), browser.requester())))
                .containsExactly("password");
    }

    private AccessToken prove(UUID session) {
        return read(reauthentication
                .accept(people.proof(ada), session, browser.requester())
                .token());
    }

    private ProblemType refusal(Door door, AccessToken token) {
        return Refused.as(() -> check.require(wanted(door), token));
    }

    private AccessToken token() {
        return read(people.logIn(ada).accessToken());
    }

    private AccessToken read(String token) {
        return Optional.ofNullable(tokens.check(token).token()).orElseThrow();
    }

    private void addSecondFactor() {
        rows.change("update account set second_factor = true");
    }

    private static Stream<Door> with(When proof) {
        return Doors.OURS.all().stream().filter(door -> door.proof().equals(Optional.of(proof)));
    }

    private static When wanted(Door door) {
        return door.proof().orElseThrow();
    }
}
