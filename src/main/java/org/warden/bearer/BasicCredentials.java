package org.warden.bearer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;

/** The user name or e-mail address and the password in {@code Authorization: Basic} (RFC 7617). */
record BasicCredentials(String login, String password) {
    /** The challenge of a 401: credentials in UTF-8. */
    static final String CHALLENGE = "Basic realm=\"Warden\", charset=\"UTF-8\"";

    private static final int LONGEST_LOGIN = 254;
    private static final int LONGEST_PASSWORD = 128;

    /** Reads the credentials. Empty if the text is malformed or no account could have these credentials. */
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
     * Normalizes the password to NFC, like every password. Refuses impossible lengths here, because a hash costs more than this
     * check.
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
