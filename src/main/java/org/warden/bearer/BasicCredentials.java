package org.warden.bearer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;

/** A user name or e-mail address and a password, as {@code Authorization: Basic} carries them (RFC 7617). */
record BasicCredentials(String login, String password) {
    /** What a 401 invites to send, in UTF-8. */
    static final String CHALLENGE = "Basic realm=\"Warden\", charset=\"UTF-8\"";

    private static final int LONGEST_LOGIN = 254;
    private static final int LONGEST_PASSWORD = 128;

    /** The credentials, or nothing where the text holds none that any account could have. */
    static Optional<BasicCredentials> read(String text) {
        try {
            String pair = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(text)))
                    .toString();
            int colon = pair.indexOf(':');
            return colon < 1
                    ? Optional.empty()
                    : credentials(pair.substring(0, colon).strip(), pair.substring(colon + 1));
        } catch (CharacterCodingException | IllegalArgumentException notCredentials) {
            return Optional.empty();
        }
    }

    /**
     * In the form of letters in which every password is read, and of a length that can be right: a hash costs more than a look.
     */
    private static Optional<BasicCredentials> credentials(String login, String password) {
        boolean possible = !login.isEmpty()
                && login.indexOf('\0') < 0
                && login.length() <= LONGEST_LOGIN
                && !password.isEmpty()
                && password.codePointCount(0, password.length()) <= LONGEST_PASSWORD;
        return possible
                ? Optional.of(new BasicCredentials(login, Normalizer.normalize(password, Normalizer.Form.NFC)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "BasicCredentials[login=" + login + ", password=***]";
    }
}
