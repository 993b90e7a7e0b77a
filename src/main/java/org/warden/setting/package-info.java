/**
 * Reads the settings from MicroProfile Config into typed, checked values.
 *
 * <p>Owns {@code warden.profile}. Every feature has one record {@code XSettings}, a {@link org.warden.setting.SettingsGroup}
 * that the container finds. All groups are read together before any is used, so that one start reports every mistake. Refuses
 * to know the purpose of any setting.
 */
package org.warden.setting;
