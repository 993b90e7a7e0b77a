package org.warden.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of IP addresses with a common prefix (RFC 4632), or a single address. */
record Network(InetAddress start, int bits) {
    /** Matches only numeric addresses: a name would cause a DNS query. */
    private static final Pattern LITERAL = Pattern.compile("(?:OCTET\\.){3}OCTET|[0-9a-fA-F]*:[0-9a-fA-F:.]*"
            .replace("OCTET", "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])"));

    /** Parses a network such as {@code 10.0.0.0/8} or an address such as {@code ::1}; returns empty if the text is neither. */
    static Optional<Network> read(String text) {
        String[] parts = text.strip().split("/", 2);
        try {
            return address(parts[0])
                    .map(start -> new Network(start, parts.length == 1 ? length(start) : Integer.parseInt(parts[1])))
                    .filter(network -> network.bits >= 0 && network.bits <= length(network.start));
        } catch (NumberFormatException noNumberOfBits) {
            return Optional.empty();
        }
    }

    /** Parses a numeric address. An IPv4 address mapped into IPv6 becomes IPv4. */
    static Optional<InetAddress> address(String text) {
        try {
            return LITERAL.matcher(text).matches() ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        byte[] one = start.getAddress();
        byte[] other = address.getAddress();
        if (one.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((one[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int length(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }
}
