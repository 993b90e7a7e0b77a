package org.warden.word;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.Errand;
import org.warden.act.Meanwhile;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.lifecycle.Removal;
import org.warden.lifecycle.WordUpkeep;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.profile.NameRequest;
import org.warden.profile.Profile;
import org.warden.time.HandClock;
import org.warden.word.Words.Hit;

@Acts
class WordsActTest {
    @Inject
    Words words;

    @Inject
    WordUpkeep upkeep;

    @Inject
    Profile profile;

    @Inject
    Accounts accounts;

    @Inject
    Removal removal;

    @Inject
    Errand errand;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    private Owner ada;
    private Owner bob;

    @BeforeEach
    void register() {
        upkeep.work();
        ada = people.register("ada.l");
        bob = people.register("bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada.l", "ADA.", "Ada.l@ex", "byron ada.l", "ada.l@example.org byron exam ada.l@"})
    void accountIsFoundByBeginningsOfItsWords(String search) {
        assertThat(find(search)).containsExactly(ada.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"da.l", "ada.l bob", "ada.lx", "%a", "__"})
    void otherWordsFindNothing(String search) {
        assertThat(find(search)).isEmpty();
    }

    @Test
    void commonWordsFindEveryAccountOnce() {
        assertThat(find("ada")).containsExactlyInAnyOrder(ada.id(), bob.id());
        assertThat(find("ex by")).containsExactlyInAnyOrder(ada.id(), bob.id());
    }

    @Test
    void pagesFollowEachOther() {
        List<UUID> all = new ArrayList<>(List.of(ada.id(), bob.id()));
        for (int i = 0; i < 5; i++) {
            all.add(people.register("carol" + i).id());
        }
        List<UUID> found = new ArrayList<>();
        Hit last = null;
        for (List<Hit> page = page("byron", last); !page.isEmpty(); page = page("byron", last)) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            page.forEach(hit -> found.add(hit.account()));
            last = page.get(page.size() - 1);
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void rarestWordLeads() {
        people.register("carol");
        assertThat(errand.get(() -> words.rarest(WordText.search("search", "example.org bob"))))
                .isOne();
        assertThat(errand.get(() -> words.rarest(WordText.search("search", "example.org zz bob"))))
                .isEqualTo(2);
        assertThat(errand.get(() -> words.rarest(List.of("zz", "yy")))).isZero();
    }

    @Test
    void pageOfHitsIsAsLongAsWanted() {
        people.register("carol");
        List<Hit> hits = errand.get(() -> words.search(List.of("example.org", "bob"), 0, null, 2));
        assertThat(hits).hasSize(2);
        assertThat(errand.get(() -> words.search(List.of("example.org", "bob"), 0, hits.get(1), 2)))
                .hasSize(1);
    }

    @Test
    void wholeWordsComeFirst() {
        Owner longer = people.register("bobby");
        assertThat(find("bob")).containsExactly(bob.id(), longer.id());
    }

    @Test
    void newNameIsFoundAndTheFormerIsNot() {
        profile.rename(People.caller(ada), new NameRequest("Augusta", "King"), browser.requester());
        assertThat(find("augusta king")).containsExactly(ada.id());
        assertThat(find("byron")).containsExactly(bob.id());
    }

    @Test
    void newAddressIsFoundAndTheFormerIsNot() {
        errand.run(() -> accounts.move(accounts.locked(ada.id()).orElseThrow(), "countess@lovelace.org"));
        assertThat(find("lovelace.org")).containsExactly(ada.id());
        assertThat(find("ada.l@ex")).isEmpty();
    }

    @Test
    void removedAccountHasNoWords() {
        errand.run(() -> removal.remove(accounts.locked(ada.id()).orElseThrow(), null, browser.requester()));
        assertThat(rows.count("account_word where account_id = ?", ada.id())).isZero();
    }

    @Test
    void refusedAccountHasNoWords() {
        int before = rows.count("account_word");
        assertThat(Refused.as(() -> people.register("bob"))).isNotNull();
        assertThat(rows.count("account_word")).isEqualTo(before);
    }

    @Test
    void searchIsUnavailableUntilOlderAccountsHaveTheirWords() {
        rows.change("delete from account_word");
        rows.change("delete from account_word_fill");
        assertThat(Refused.as(() -> find("ada"))).isEqualTo(ProblemType.UNAVAILABLE);
        assertThat(upkeep.work()).isFalse();
        assertThat(find("ada.l")).containsExactly(ada.id());
    }

    @Test
    void olderAccountsGetTheirWordsInPieces() {
        for (int i = 0; i < 450; i++) {
            rows.change(
                    "insert into account (id, username, username_key, email, email_key, first_name, last_name,"
                            + " password_hash, created) values (?, ?, ?, ?, ?, 'Old', 'Timer', 'x', current_timestamp)",
                    new UUID(9, i),
                    "old" + i,
                    "old" + i,
                    "old" + i + "@example.org",
                    "old" + i + "@example.org");
        }
        rows.change("delete from account_word_fill");
        assertThat(upkeep.work()).isTrue();
        assertThat(Refused.as(() -> find("timer"))).isEqualTo(ProblemType.UNAVAILABLE);
        assertThat(upkeep.work()).isTrue();
        assertThat(upkeep.work()).isFalse();
        assertThat(errand.get(() -> words.search(List.of("timer"), 0, null, 1000)))
                .hasSize(450);
    }

    /** A node of the previous version may still run beside this one. */
    @Test
    void accountCreatedLaterWithoutWordsGetsThemToo() {
        clock.pass(Duration.ofMillis(1));
        Owner later = people.register("zoe");
        upkeep.work();
        rows.change("delete from account_word where account_id = ?", later.id());
        rows.change("update account_word_fill set upto = ?", bob.id());
        upkeep.work();
        assertThat(find("zoe")).containsExactly(later.id());
    }

    /** The account was created before others, and its transaction ended after theirs; or the clock of its node was behind. */
    @Test
    void accountThatBecomesVisibleMinutesLaterGetsItsWordsToo() {
        clock.pass(Duration.ofMinutes(9));
        people.register("zoe");
        upkeep.work();
        rows.change("delete from account_word where account_id = ?", ada.id());
        upkeep.work();
        assertThat(find("ada.l")).containsExactly(ada.id());
    }

    @Test
    void accountsOfTenMinutesAgoAreNotReadAgain() {
        clock.pass(Duration.ofMinutes(10).plusMillis(1));
        upkeep.work();
        assertThat(rows.count("account a, account_word_fill f where a.id > f.upto"))
                .isZero();
    }

    @Test
    void upkeepDoesNotGoBackWithTheClock() {
        rows.change("update account_word_fill set upto = ?", bob.id());
        upkeep.work();
        assertThat(rows.text("select upto from account_word_fill"))
                .isEqualTo(bob.id().toString());
    }

    /** It could deadlock with acts that lock several accounts. */
    @Test
    void upkeepDoesNotLockAnAccountThatHasItsWords() {
        rows.change("update account_word_fill set upto = ?", new UUID(0, 0));
        errand.run(() -> {
            accounts.locked(ada.id());
            assertThat(Meanwhile.start(upkeep::work)).isCompletedWithValue(false);
        });
    }

    @Test
    void nameThatChangesDuringTheUpkeepLeavesNoWordsOfTheFormer() {
        rows.change("delete from account_word where account_id = ?", ada.id());
        // Not the result of the errand: its transaction would end with the future.
        AtomicReference<CompletableFuture<Boolean>> work = new AtomicReference<>();
        errand.run(() -> {
            Account account = accounts.locked(ada.id()).orElseThrow();
            work.set(Meanwhile.start(upkeep::work));
            assertThat(work.get()).isNotDone();
            accounts.move(account, "countess@lovelace.org");
        });
        work.get().join();
        assertThat(find("lovelace.org")).containsExactly(ada.id());
        assertThat(find("ada.l@ex")).isEmpty();
    }

    private List<UUID> find(String search) {
        return Optional.of(WordText.search("search", search))
                .map(beginnings -> errand.get(() -> words.search(beginnings, words.rarest(beginnings), null, 100)))
                .orElseThrow()
                .stream()
                .filter(Hit::hasAll)
                .map(Hit::account)
                .toList();
    }

    private List<Hit> page(String search, Hit after) {
        return errand.get(() -> words.search(WordText.search("search", search), 0, after, 2));
    }
}
