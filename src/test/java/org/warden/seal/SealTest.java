package org.warden.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
    private static final byte[] SECRET = "a private key".getBytes(StandardCharsets.UTF_8);
    private static final int OVERHEAD = 12 + 16;

    private final Seal seal = seal(1);

    @Test
    void sealedSecretOpens() {
        assertThat(seal.open(seal.seal(SECRET, "row 1"), "row 1")).isEqualTo(SECRET);
    }

    @Test
    void emptySecretOpens() {
        assertThat(seal.open(seal.seal(new byte[0], "row 1"), "row 1")).isEmpty();
    }

    @Test
    void sealedTextNamesItsVersion() {
        assertThat(seal.seal(SECRET, "row 1")).matches("v2\\.[A-Za-z0-9+/]+=*");
    }

    @Test
    void sealedTextIsNonceTextAndTag() {
        assertThat(bytes(seal.seal(SECRET, "row 1"))).hasSize(SECRET.length + OVERHEAD);
    }

    /** ASVS 11.3.4: a nonce is used once. */
    @Test
    void sameSecretTwiceLooksDifferent() {
        byte[] one = bytes(seal.seal(SECRET, "row 1"));
        byte[] other = bytes(seal.seal(SECRET, "row 1"));
        assertThat(Arrays.copyOf(one, 12)).isNotEqualTo(Arrays.copyOf(other, 12));
        assertThat(one).isNotEqualTo(other);
    }

    /** ASVS 11.3.3. */
    @Test
    void oneFlippedBitAnywhereBreaksIt() {
        byte[] sealed = bytes(seal.seal(SECRET, "row 1"));
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            String text = "v2." + Base64.getEncoder().encodeToString(changed);
            assertThatThrownBy(() -> seal.open(text, "row 1")).as("byte %d", at).isInstanceOf(SealBroken.class);
        }
    }

    @Test
    void textThatIsCutBreaks() {
        byte[] sealed = bytes(seal.seal(SECRET, "row 1"));
        for (int length = 0; length < sealed.length; length++) {
            String text = "v2." + Base64.getEncoder().encodeToString(Arrays.copyOf(sealed, length));
            assertThatThrownBy(() -> seal.open(text, "row 1"))
                    .as("%d bytes", length)
                    .isInstanceOf(SealBroken.class);
        }
    }

    /** ASVS 11.3.2: bound to its row. */
    @ParameterizedTest
    @ValueSource(strings = {"row 2", "row 1 ", "", "Row 1"})
    void secretInAnotherPlaceIsBroken(String place) {
        String sealed = seal.seal(SECRET, "row 1");
        assertThatThrownBy(() -> seal.open(sealed, place)).isInstanceOf(SealBroken.class);
    }

    @Test
    void secretUnderAnotherKeyIsBroken() {
        String sealed = seal.seal(SECRET, "row 1");
        assertThatThrownBy(() -> seal(2).open(sealed, "row 1")).isInstanceOf(SealBroken.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v", "v2", "v2.", "v2.AAAA", "v2.not base64", "v2.====", "garbage that is long enough"})
    void garbageIsBroken(String garbage) {
        assertThatThrownBy(() -> seal.open(garbage, "row 1")).isInstanceOf(SealBroken.class);
    }

    /** Otherwise a later version could not distinguish its own texts from these. */
    @ParameterizedTest
    @ValueSource(strings = {"v1.", "v3.", "V2.", "v2:", "..."})
    void anotherVersionIsBroken(String version) {
        String sealed = seal.seal(SECRET, "row 1");
        assertThatThrownBy(() -> seal.open(version + sealed.substring(3), "row 1"))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void brokenSealNamesThePlaceAndWhatToDo() {
        assertThatThrownBy(() -> seal.open("v2.", "key 7"))
                .hasMessageContaining("key 7")
                .hasMessageContaining("warden.seal.key");
    }

    @Test
    void keyOfTheFileIsTheSameAtTheNextStart(@TempDir Path folder) {
        SealSettings settings = new SealSettings(Optional.empty(), Optional.of(folder.resolve("seal.key")));
        String sealed = seal(settings).seal(SECRET, "row 1");
        assertThat(seal(settings).open(sealed, "row 1")).isEqualTo(SECRET);
    }

    @Test
    void keyInMemoryIsAnotherAtTheNextStart() {
        SealSettings settings = new SealSettings(Optional.empty(), Optional.empty());
        String sealed = seal(settings).seal(SECRET, "row 1");
        Seal next = seal(settings);
        assertThatThrownBy(() -> next.open(sealed, "row 1")).isInstanceOf(SealBroken.class);
    }

    private static byte[] bytes(String sealed) {
        return Base64.getDecoder().decode(sealed.substring(3));
    }

    /**
     * Computed independently of Java: HMAC-SHA-256 of "seed" under HMAC-SHA-256 of "purpose" under HMAC-SHA-256 of the label
     * under thirty-two bytes of 1.
     */
    @Test
    void derivedSecretIsThatOfTheKeyTheSeedAndThePurpose() {
        assertThat(HexFormat.of().formatHex(seal(1).derive(bytesOf("seed"), "purpose")))
                .isEqualTo("97a2793e48ab1189e9eb2d7a33b8e6a11fa775b7f93b4b9efb9a8f55ca3d37d0");
        assertThat(seal(1).derive(bytesOf("seed"), "another")).isNotEqualTo(seal(1).derive(bytesOf("seed"), "purpose"));
        assertThat(seal(1).derive(bytesOf("other"), "purpose"))
                .isNotEqualTo(seal(1).derive(bytesOf("seed"), "purpose"));
        assertThat(seal(2).derive(bytesOf("seed"), "purpose")).isNotEqualTo(seal(1).derive(bytesOf("seed"), "purpose"));
    }

    /** One key, one algorithm (NIST SP 800-57, section 5.2): the configured key itself seals nothing. */
    @Test
    void configuredKeyItselfOpensNothing() throws GeneralSecurityException {
        byte[] sealed = bytes(seal.seal(SECRET, "row 1"));
        byte[] configured = new byte[SealSettings.KEY_BYTES];
        Arrays.fill(configured, (byte) 1);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(configured, "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(sealed, 12)));
        cipher.updateAAD(bytesOf("row 1"));
        assertThatThrownBy(() -> cipher.doFinal(sealed, 12, sealed.length - 12))
                .isInstanceOf(AEADBadTagException.class);
    }

    private static byte[] bytesOf(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static Seal seal(int keyByte) {
        byte[] key = new byte[SealSettings.KEY_BYTES];
        Arrays.fill(key, (byte) keyByte);
        return seal(new SealSettings(Optional.of(key), Optional.empty()));
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    private static Seal seal(SealSettings settings) {
        Seal seal = new Seal();
        seal.settings = settings;
        seal.random = new SecureRandom();
        seal.readKey();
        return seal;
    }
}
