package org.warden.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The passwords that attackers guess first: those of a built-in list, two of them in a row, repetitions, and runs of keys,
 * digits or letters. The list alone contains few passwords of twelve characters, but people build long passwords from short
 * ones.
 */
final class CommonPasswords {
    private static final String LIST = "common-passwords.txt";
    private static final int SHORTEST_PIECE = 4;
    private static final List<String> WALKS = List.of(
            "1234567890", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm", "abcdefghijklmnopqrstuvwxyz");

    private final Set<String> list = load();

    /** Returns whether the whole password is a common one, in any letter case. */
    boolean contain(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        return list.contains(lower) || isTwoOfTheList(lower) || isRepetition(lower) || isWalk(lower);
    }

    private boolean isTwoOfTheList(String password) {
        for (int cut = SHORTEST_PIECE; cut <= password.length() - SHORTEST_PIECE; cut++) {
            if (list.contains(password.substring(0, cut)) && list.contains(password.substring(cut))) {
                return true;
            }
        }
        return false;
    }

    /** {@code aaaaaaaaaaaa}, {@code abcabcabcabc}, {@code passwordpassword}: a repetition occurs within its own double. */
    private static boolean isRepetition(String password) {
        return password.length() > 1 && (password + password).indexOf(password, 1) < password.length();
    }

    private static boolean isWalk(String password) {
        for (String walk : WALKS) {
            String forth = walk.repeat(2 + password.length() / walk.length());
            if (forth.contains(password) || new StringBuilder(forth).reverse().indexOf(password) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> load() {
        try (InputStream list = CommonPasswords.class.getResourceAsStream(LIST);
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#!"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException missing) {
            throw new UncheckedIOException(LIST + " cannot be read", missing);
        }
    }
}
