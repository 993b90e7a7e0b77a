package org.warden;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.warden.audit.AuditSettings;
import org.warden.bearer.BearerSettings;
import org.warden.bootstrap.BootstrapSettings;
import org.warden.database.DatabaseSettings;
import org.warden.http.HttpSettings;
import org.warden.http.TrustedProxies;
import org.warden.key.KeySettings;
import org.warden.link.LinkSettings;
import org.warden.lockout.LockoutSettings;
import org.warden.mail.MailSettings;
import org.warden.password.PasswordPolicy;
import org.warden.password.PasswordSettings;
import org.warden.registration.RegistrationSettings;
import org.warden.seal.SealSettings;
import org.warden.secondfactor.SecondFactorSettings;
import org.warden.session.SessionSettings;
import org.warden.setting.Settings;
import org.warden.throttle.ThrottleSettings;
import org.warden.token.TokenSettings;

/** Every setting of every feature, read once and together. */
@ApplicationScoped
public class Configuration {
    @Inject
    Config config;

    private Settings settings;
    private AllSettings all;

    @PostConstruct
    void read() {
        settings = new Settings(config);
        try {
            all = AllSettings.from(settings);
            settings.refuseUnheard();
        } catch (RuntimeException unforeseen) {
            settings.mistake("warden", "settings cannot be read: " + unforeseen);
        }
    }

    /** All mistakes in one message, so that one start shows them all; empty if there are none. */
    String mistakes() {
        return settings.mistakes().isEmpty()
                ? ""
                : "Warden cannot start with these settings:\n  - " + String.join("\n  - ", settings.mistakes());
    }

    StartSettings start() {
        return all == null ? StartSettings.UNKNOWN : all.start();
    }

    @Produces
    @Singleton
    HttpSettings http() {
        return all.http();
    }

    @Produces
    @Singleton
    ThrottleSettings throttle() {
        return all.throttle();
    }

    @Produces
    @Singleton
    TrustedProxies proxies() {
        return all.proxies();
    }

    @Produces
    @Singleton
    DatabaseSettings database() {
        return all.database();
    }

    @Produces
    @Singleton
    PasswordSettings password() {
        return all.password();
    }

    @Produces
    @Singleton
    SealSettings seal() {
        return all.seal();
    }

    @Produces
    @Singleton
    AuditSettings audit() {
        return all.audit();
    }

    @Produces
    @Singleton
    LockoutSettings lockout() {
        return all.lockout();
    }

    @Produces
    @Singleton
    KeySettings key() {
        return all.key();
    }

    @Produces
    @Singleton
    TokenSettings token() {
        return all.token();
    }

    @Produces
    @Singleton
    BootstrapSettings bootstrap() {
        return all.bootstrap();
    }

    @Produces
    @Singleton
    SessionSettings session() {
        return all.session();
    }

    @Produces
    @Singleton
    SecondFactorSettings secondFactor() {
        return all.secondFactor();
    }

    @Produces
    @Singleton
    MailSettings mail() {
        return all.mail();
    }

    @Produces
    @Singleton
    LinkSettings link() {
        return all.link();
    }

    @Produces
    @Singleton
    RegistrationSettings registration() {
        return all.registration();
    }

    @Produces
    @Singleton
    BearerSettings bearer() {
        return all.bearer();
    }

    /** The settings of the whole house, floor by floor. */
    record AllSettings(
            StartSettings start,
            HttpSettings http,
            TrustedProxies proxies,
            ThrottleSettings throttle,
            DatabaseSettings database,
            PasswordSettings password,
            SealSettings seal,
            AuditSettings audit,
            LockoutSettings lockout,
            KeySettings key,
            MailSettings mail,
            LinkSettings link,
            TokenSettings token,
            SessionSettings session,
            SecondFactorSettings secondFactor,
            RegistrationSettings registration,
            BearerSettings bearer,
            BootstrapSettings bootstrap) {
        static AllSettings from(Settings settings) {
            DatabaseSettings database = DatabaseSettings.from(settings);
            PasswordSettings password = PasswordSettings.from(settings);
            return new AllSettings(
                    StartSettings.from(settings),
                    HttpSettings.from(settings),
                    TrustedProxies.from(settings),
                    ThrottleSettings.from(settings),
                    database,
                    password,
                    SealSettings.from(settings, database.isH2(), database.folder()),
                    AuditSettings.from(settings),
                    LockoutSettings.from(settings),
                    KeySettings.from(settings),
                    MailSettings.from(settings),
                    LinkSettings.from(settings),
                    TokenSettings.from(settings),
                    SessionSettings.from(settings),
                    SecondFactorSettings.from(settings),
                    RegistrationSettings.from(settings),
                    BearerSettings.from(settings),
                    BootstrapSettings.from(settings, new PasswordPolicy(password)));
        }
    }
}
