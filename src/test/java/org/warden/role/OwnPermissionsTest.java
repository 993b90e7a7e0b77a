package org.warden.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnPermissionsTest {
    @Test
    void everyConstantIsDescribed() {
        List<String> constants = Arrays.stream(OwnPermissions.class.getFields())
                .filter(field -> !field.getName().equals("APPLICATION")
                        && !field.getName().equals("PREFIX"))
                .map(OwnPermissionsTest::value)
                .toList();
        assertThat(constants)
                .containsExactlyInAnyOrderElementsOf(OwnPermissions.all().keySet());
    }

    @Test
    void eachIsAPermissionOfWarden() {
        assertThat(OwnPermissions.all().keySet())
                .allSatisfy(name -> assertThat(Permission.isValid(name)).isTrue())
                .allSatisfy(name -> assertThat(OwnPermissions.contain(name)).isTrue());
    }

    @Test
    void wildcardsBelowTheWordAreWardensToo() {
        assertThat(OwnPermissions.contain("warden:*")).isTrue();
        assertThat(OwnPermissions.contain("*")).isFalse();
        assertThat(OwnPermissions.contain("wardens:read")).isFalse();
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
