package org.warden.browser;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A picture of a page, compared with the one that is kept in a file. Both are compared at half their size, and small
 * differences of colour do not count: the edges of letters are not the same in every version of a browser.
 */
public final class Picture {
    /** The share of pixels that may differ. */
    private static final double MOST = 0.001;

    /** Of 255, in one of the three colours. */
    private static final int SMALL = 40;

    /** Where all pictures of this run lie. */
    private static final Path NEW = Path.of("target/pictures");

    private Picture() {}

    /** Fails unless the picture, a PNG, is the one in the file. */
    public static void requireAsKept(byte[] png, Path kept) {
        Path taken = keep(png, kept.getFileName());
        String difference = Files.exists(kept) ? difference(png, kept) : "There is no such picture";
        if (!difference.isEmpty()) {
            throw new AssertionError(difference + ": " + kept + ". If " + taken + " is as it should be, put it there.");
        }
    }

    private static Path keep(byte[] png, Path name) {
        try {
            Files.createDirectories(NEW);
            return Files.write(NEW.resolve(name), png);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String difference(byte[] png, Path kept) {
        try {
            return difference(read(png), read(Files.readAllBytes(kept)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /** What is not the same, or nothing. */
    static String difference(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return "It is " + one.getWidth() + " x " + one.getHeight() + " pixels, and was " + other.getWidth() + " x "
                    + other.getHeight();
        }
        double share = share(half(one), half(other));
        return share > MOST ? Math.round(share * 100_000) / 1000.0 + " % of its pixels differ" : "";
    }

    private static BufferedImage half(BufferedImage whole) {
        BufferedImage half = new BufferedImage(whole.getWidth() / 2, whole.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = half.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        drawing.drawImage(whole, 0, 0, half.getWidth(), half.getHeight(), null);
        drawing.dispose();
        return half;
    }

    private static double share(BufferedImage one, BufferedImage other) {
        long different = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (differs(one.getRGB(x, y), other.getRGB(x, y))) {
                    different++;
                }
            }
        }
        return (double) different / one.getWidth() / one.getHeight();
    }

    private static boolean differs(int one, int other) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)) > SMALL) {
                return true;
            }
        }
        return false;
    }
}
