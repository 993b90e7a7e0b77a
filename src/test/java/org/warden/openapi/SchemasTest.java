package org.warden.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A schema is named after its record, so that generated clients have readable types. */
class SchemasTest {
    private final Schemas schemas = new Schemas();

    /** Stands for a package. */
    private interface Zoo {
        record AnimalsView(List<AnimalView> animals) {
            record AnimalView(String name, PlaceView place) {}

            record PlaceView(String house) {}
        }

        record KeeperView(String name) {}
    }

    private interface OtherZoo {
        record KeeperView(String name) {}
    }

    @Test
    void theElementOfAListHasItsOwnName() {
        schemas.view(Zoo.AnimalsView.class);
        assertThat(schemas.all()).containsKeys("Animals", "Animal");
    }

    @Test
    void anotherInnerRecordHasTheNameOfTheOuterOneInFront() {
        schemas.view(Zoo.AnimalsView.class);
        assertThat(schemas.all()).containsOnlyKeys("Animals", "Animal", "AnimalsPlace");
    }

    @Test
    void aNameIsGivenOnce() {
        schemas.view(Zoo.KeeperView.class);
        assertThatThrownBy(() -> schemas.view(OtherZoo.KeeperView.class)).hasMessageContaining("Two schemas");
    }

    @Test
    void aNameOfNoRecordIsGivenOnceToo() {
        schemas.view(Zoo.KeeperView.class);
        assertThatThrownBy(() -> schemas.add("Keeper", Refusals.problem())).hasMessageContaining("Two schemas");
    }
}
