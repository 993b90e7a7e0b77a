package org.warden.shipping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.warden.server.ServerKind;
import org.warden.server.Tool;

/**
 * Commands for a process that sees the folder of an image as its {@code /opt}, this machine's {@code /usr} and {@code /etc}, an
 * empty {@code /tmp}, and the network. It is the process with the id 1.
 */
final class Sandbox {
    private static final String USER = "10001";

    private final Path opt;

    /** With the {@code /opt} of an image. */
    Sandbox(Path opt) {
        this.opt = opt;
    }

    /** Starts this as an engine would: it may write to {@code /tmp} only, and its user is another one, without a capability. */
    List<String> confined(List<String> start) {
        List<String> command = bwrap("--ro-bind");
        command.addAll(List.of("--remount-ro", "/", "--chdir", "/tmp"));
        if (isRoot()) {
            // Otherwise the files of root, the image's owner, would be this user's own.
            command.addAll(List.of("--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_SETPCAP"));
            command.addAll(List.of("setpriv", "--reuid", USER, "--regid", USER, "--clear-groups"));
            command.addAll(List.of("--bounding-set", "-all", "--inh-caps", "-all"));
        } else {
            command.addAll(List.of("--unshare-user", "--uid", USER, "--gid", USER));
        }
        command.addAll(start);
        return command;
    }

    /** Runs this as an engine builds an image: as root, which may write to the folder. */
    List<String> building(Path tmp, String workingDirectory, List<String> start) {
        List<String> command = bwrap("--bind");
        command.addAll(List.of("--bind", tmp.toString(), "/tmp", "--chdir", workingDirectory));
        command.addAll(start);
        return command;
    }

    private List<String> bwrap(String opt) {
        List<String> command = new ArrayList<>();
        command.add(Tool.named("bwrap").program().toString());
        command.addAll(List.of("--unshare-pid", "--as-pid-1", "--unshare-ipc", "--unshare-uts"));
        command.addAll(List.of("--cap-drop", "ALL", "--die-with-parent", "--new-session"));
        command.addAll(List.of("--ro-bind", "/usr", "/usr", "--ro-bind", "/etc", "/etc"));
        for (String link : List.of("bin", "lib", "lib64")) {
            command.addAll(List.of("--symlink", "usr/" + link, "/" + link));
        }
        command.addAll(List.of(opt, this.opt.toString(), "/opt"));
        command.addAll(List.of("--ro-bind", ServerKind.java().toString(), "/opt/java/openjdk"));
        command.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--perms", "1777", "--tmpfs", "/tmp"));
        command.addAll(List.of("--setenv", "PATH", "/opt/java/openjdk/bin:/usr/bin"));
        return command;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
