package org.warden.setting;

import java.util.Set;

/** A {@link SettingsGroup} that can turn addresses off: they and all below them are then answered like unknown ones. */
public interface Switch {
    /** The addresses from the root of the WAR, such as {@code api/secured}. */
    Set<String> addresses();

    boolean isOn();
}
