package org.warden.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.warden.account.TakenMeanwhile;
import org.warden.act.Acts;
import org.warden.act.Errand;
import org.warden.act.People;
import org.warden.act.Rows;
import org.warden.http.Requester;
import org.warden.person.Person;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;

@Acts
class CreationActTest {
    private static final Person SAME_NAME = new Person("A", "B", "ADA", "other@example.org");

    @Inject
    Creation creation;

    @Inject
    Errand errand;

    @Inject
    People people;

    @Inject
    Rows rows;

    @Test
    void draftIsNotStored() {
        errand.run(() -> creation.draft(People.person("ada"), people.hash()));
        assertThat(rows.count("account")).isZero();
    }

    @Test
    void addressThatWasTakenMeanwhileIsNamed() {
        people.register("ada");
        assertThat(add(new Person("A", "B", "other", "ADA@example.org"))).contains(ProblemType.EMAIL_TAKEN);
    }

    @Test
    void userNameThatWasTakenMeanwhileIsNamed() {
        people.register("ada");
        assertThat(add(SAME_NAME)).contains(ProblemType.USERNAME_TAKEN);
    }

    @Test
    void subjectIsOnRecord() {
        add(People.person("ada"));
        assertThat(rows.events()).containsExactly("ACCOUNT_CREATED first");
    }

    @Test
    void accountThatWaitsMayShareItsUserName() {
        people.register("ada");
        addUnconfirmed(SAME_NAME);
        assertThat(rows.count("account")).isEqualTo(2);
    }

    @Test
    void accountThatWaitsSharesNoAddress() {
        people.register("ada");
        assertThatThrownBy(() -> addUnconfirmed(People.person("ada"))).isInstanceOf(TakenMeanwhile.class);
        assertThat(rows.events()).as("on record").containsExactly("ACCOUNT_CREATED");
    }

    @Test
    void actThatFoundANameTakenIsTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        assertThat(TakenMeanwhile.retried(() -> {
                    if (tries.incrementAndGet() < 3) {
                        people.register("ada" + tries);
                        addUnconfirmed(People.person("ada" + tries));
                    }
                    return "done";
                }))
                .isEqualTo("done");
    }

    @Test
    void actIsGivenUpAfterThreeTries() {
        people.register("ada");
        assertThat(Refused.as(() -> TakenMeanwhile.retried(() -> {
                    addUnconfirmed(People.person("ada"));
                    return null;
                })))
                .isEqualTo(ProblemType.OVERLOADED);
    }

    /** Throws after a violation, as an act does, because the transaction cannot write any more. */
    private Optional<ProblemType> add(Person person) {
        AtomicReference<Optional<ProblemType>> taken = new AtomicReference<>();
        Refused.as(() -> errand.run(() -> {
            taken.set(creation.add(creation.draft(person, people.hash()), "first", Requester.NONE));
            taken.get().ifPresent(type -> {
                throw new Problem(type, type.detail());
            });
        }));
        return taken.get();
    }

    private void addUnconfirmed(Person person) {
        errand.run(() -> creation.addUnconfirmed(creation.draft(person, people.hash()), Requester.NONE));
    }
}
