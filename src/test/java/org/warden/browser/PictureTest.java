package org.warden.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static BufferedImage page(int width, int buttonAt) {
        BufferedImage page = new BufferedImage(width, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = page.createGraphics();
        drawing.setColor(Color.WHITE);
        drawing.fillRect(0, 0, width, 600);
        drawing.setColor(Color.BLUE);
        drawing.fillRect(buttonAt, 100, 120, 40);
        drawing.dispose();
        return page;
    }

    @Test
    void samePictureHasNoDifference() {
        assertThat(Picture.difference(page(800, 50), page(800, 50))).isEmpty();
    }

    @Test
    void buttonThatMovedIsADifference() {
        assertThat(Picture.difference(page(800, 50), page(800, 58))).endsWith(" % of its pixels differ");
    }

    @Test
    void otherSizeIsADifference() {
        assertThat(Picture.difference(page(800, 50), page(801, 50)))
                .isEqualTo("It is 800 x 600 pixels, and was 801 x 600");
    }

    @Test
    void edgeOfALetterIsNoDifference() {
        BufferedImage other = page(800, 50);
        other.setRGB(50, 100, Color.GRAY.getRGB());
        assertThat(Picture.difference(page(800, 50), other)).isEmpty();
    }

    @Test
    void pictureThatIsNotKeptFails() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(page(10, 0), "png", png);
        Path nowhere = Path.of("target/nowhere/PictureTest.png");
        assertThatThrownBy(() -> Picture.requireAsKept(png.toByteArray(), nowhere))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("There is no such picture: " + nowhere);
    }
}
