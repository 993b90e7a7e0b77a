package org.warden.http;

import jakarta.servlet.http.HttpServletRequest;

/** A task at the end of a request, whatever its outcome. */
public final class Afterwards {
    private static final String TASK = "org.warden.afterwards";

    private Afterwards() {}

    /** Sets the task of this request. */
    public static void run(HttpServletRequest request, Runnable task) {
        request.setAttribute(TASK, task);
    }

    /** Runs the task, if there is one. */
    public static void finish(HttpServletRequest request) {
        if (request.getAttribute(TASK) instanceof Runnable task) {
            request.removeAttribute(TASK);
            task.run();
        }
    }
}
