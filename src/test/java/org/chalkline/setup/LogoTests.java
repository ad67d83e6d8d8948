package org.chalkline.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.chalkline.web.InvalidInput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LogoTests {

  @Test
  @DisplayName("A logo is drawn anew: no larger than a letter needs, and nothing but its picture")
  void drawnAnew() throws IOException {
    byte[] given = png(1_200, 900);
    byte[] withMore = new byte[given.length + 6];
    System.arraycopy(given, 0, withMore, 0, given.length);
    System.arraycopy("SECRET".getBytes(), 0, withMore, given.length, 6);
    byte[] drawn = Logo.drawnAnew(withMore);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(drawn));
    assertThat(picture.getWidth()).isEqualTo(400);
    assertThat(picture.getHeight()).isEqualTo(300);
    assertThat(new String(drawn, StandardCharsets.ISO_8859_1)).doesNotContain("SECRET");
  }

  @Test
  @DisplayName("What is no PNG, claims to be huge, or is damaged, is refused")
  void refused() throws IOException {
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".getBytes();
    byte[] huge = png(10, 10);
    ByteBuffer.wrap(huge).putInt(16, 100_000);
    byte[] cut = java.util.Arrays.copyOf(png(50, 50), 60);
    for (byte[] wrong : new byte[][] {svg, huge, cut, new byte[0], new byte[1_000_001]}) {
      assertThatThrownBy(() -> Logo.drawnAnew(wrong))
          .isInstanceOfSatisfying(
              InvalidInput.class, it -> assertThat(it.errors().get(0).field()).isEqualTo("logo"));
    }
  }

  static byte[] png(int width, int height) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      picture.setRGB(x, x % height, 0x14532d);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }
}
