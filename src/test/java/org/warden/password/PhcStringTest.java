package org.warden.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhcStringTest {
    private static final String PHC = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5Q";

    @Test
    void everyPartIsRead() {
        PhcString phc = PhcString.parse(PHC).orElseThrow();
        assertThat(phc.memoryKib()).isEqualTo(19456);
        assertThat(phc.iterations()).isEqualTo(2);
        assertThat(phc.parallelism()).isEqualTo(1);
        assertThat(new String(phc.salt(), StandardCharsets.US_ASCII)).isEqualTo("somesalt");
        assertThat(phc.hash()).hasSize(16).startsWith(0x09, 0x31, 0x61);
    }

    @Test
    void whatIsReadIsWrittenAgain() {
        assertThat(PhcString.parse(PHC).orElseThrow()).hasToString(PHC);
    }

    @Test
    void anotherHashLeavesTheRestAsItIs() {
        assertThat(PhcString.parse(PHC).orElseThrow().withHash(new byte[] {0, 0, 0}))
                .hasToString("$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$AAAA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$AAAA",
                "$argon2d$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$AAAA",
                "$argon2id$v=16$m=19456,t=2,p=1$c29tZXNhbHQ$AAAA",
                "$argon2id$m=19456,t=2,p=1$c29tZXNhbHQ$AAAA",
                "$argon2id$v=19$m=19456,t=2$c29tZXNhbHQ$AAAA",
                "$argon2id$v=19$t=2,m=19456,p=1$c29tZXNhbHQ$AAAA",
                "$argon2id$v=19$m=-1,t=2,p=1$c29tZXNhbHQ$AAAA",
                "$argon2id$v=19$m=9999999999,t=2,p=1$c29tZXNhbHQ$AAAA",
                "$argon2id$v=19$m=19456,t=2,p=1$$AAAA",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$AAAA$",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$AAA-",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$A",
                " $argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$AAAA",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$AAAA\n",
                "$2b$12$abcdefghijklmnopqrstuuAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void anythingElseIsNone(String text) {
        assertThat(PhcString.parse(text)).isEmpty();
    }
}
