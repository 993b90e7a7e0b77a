package org.warden.act;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.warden.device.KnownDevices;
import org.warden.http.Requester;
import org.warden.problem.Stub;

/** The caller of the tests: its address, its program and its device cookie. */
@ApplicationScoped
public class Browser {
    private String address;
    private String agent;
    private String device;

    /** Changes to another network and another program, without a cookie. */
    public Requester elsewhere() {
        address = "198.51.100.7";
        agent = "Elsewhere/1.0";
        device = null;
        return requester();
    }

    /** Sends this device cookie from now on; none if null. */
    public void keep(String cookie) {
        device = cookie;
    }

    /** The sender of its requests. */
    public Requester requester() {
        return Requester.of(request());
    }

    /** Starts anew, for the next test. */
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
