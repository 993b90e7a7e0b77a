package org.warden.key;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.warden.database.Act;
import org.warden.key.KeysView.KeyView;

/** Lists the signing keys, past and present. */
@Act
@Stateless
public class KeyList {
    @Inject
    SigningKeys keys;

    @Inject
    KeySettings settings;

    @Inject
    Clock clock;

    /** All keys, newest first. */
    public KeysView all() {
        Instant now = clock.instant();
        List<SigningKey> all = keys.all();
        KeyLine line = new KeyLine(all, settings.tokenLife());
        return new KeysView(all.stream().map(key -> KeyView.of(key, line, now)).toList());
    }
}
