package org.warden.act;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.warden.device.KnownDevices;
import org.warden.http.Requester;
import org.warden.problem.Stub;

/** Where the calls of the tests come from: the address, the program, and the device cookie that it keeps. */
@ApplicationScoped
public class Browser {
    private String address;
    private String agent;
    private String device;

    /** Another network and another program, which keeps no cookie. */
    public Requester elsewhere() {
        address = "198.51.100.7";
        agent = "Elsewhere/1.0";
        device = null;
        return requester();
    }

    /** Keeps this device cookie from now on. */
    public void keep(String cookie) {
        device = cookie;
    }

    /** What acts are told of it. */
    public Requester requester() {
        return Requester.of(request());
    }

    /** The browser of a new test. */
    void reset() {
        address = "192.0.2.1";
        agent = "Browser/1.0";
        device = null;
    }

    @Produces
    @ApplicationScoped
    HttpServletRequest request() {
        return Stub.of(HttpServletRequest.class)
                .on("getAttribute", given -> null)
                .on("getRemoteAddr", given -> address)
                .on("getHeader", given -> given[0].equals("User-Agent") ? agent : null)
                .on("getCookies", given -> cookies())
                .build();
    }

    private Cookie[] cookies() {
        return device == null ? null : new Cookie[] {new Cookie(KnownDevices.COOKIE, device)};
    }
}
