package org.warden.role;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTest {
    @ParameterizedTest
    @ValueSource(strings = {"*", "product", "product:update", "a:b:c:d:e:f", "a:b:c:d:e:*", "order:*", "a-1:2-b"})
    void wordsWithColonsAreAPermission(String text) {
        assertThat(Permission.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "product:",
                ":update",
                "product::update",
                "Product:update",
                "product update",
                "product.update",
                "*:update",
                "product:*:update",
                "product:up*",
                "**",
                "a:b:c:d:e:f:g",
                "a:b:c:d:e:f:*",
                "prod\u00fcct",
                "product:update\n"
            })
    void otherTextIsNone(String text) {
        assertThat(Permission.isValid(text)).isFalse();
    }

    @Test
    void wordHasAtMost40CharactersAndAllTogether120() {
        String word = "a".repeat(40);
        assertThat(Permission.isValid(word)).isTrue();
        assertThat(Permission.isValid(word + "a")).isFalse();
        assertThat(Permission.isValid(word + ":" + word + ":" + word.substring(2)))
                .isTrue();
        assertThat(Permission.isValid(word + ":" + word + ":" + word.substring(1)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "product:update, product:update, true",
        "product:update, product:read, false",
        "product:update, product:update:price, false",
        "product:update, product:*, false",
        "product, product:update, false",
        "order:*, order:read, true",
        "order:*, order:item:read, true",
        "order:*, order:item:*, true",
        "order:*, order:*, true",
        "order:*, order, false",
        "order:*, orders:read, false",
        "order:*, *, false",
        "order:item:*, order:*, false",
        "*, order, true",
        "*, order:*, true",
        "*, *, true"
    })
    void permissionImpliesItselfAndWhatIsBelowAWildcard(String permission, String wanted, boolean implied) {
        assertThat(Permission.implies(permission, wanted)).isEqualTo(implied);
    }
}
