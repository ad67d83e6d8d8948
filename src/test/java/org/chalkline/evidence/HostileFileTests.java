package org.chalkline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.chalkline.evidence.HostileFiles.Hostile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** IN-2, IN-3: the type is found from the content, and nothing is taken as what it is not. */
class HostileFileTests {

  @Test
  @DisplayName("No hostile file is taken as another type, and no script reaches the copy shown")
  void hostileFiles() {
    boolean full = "full".equals(System.getProperty("chalkline.proofs"));
    long seed = Long.getLong("chalkline.seed", new Random().nextInt(1_000_000));
    System.out.println("hostile files: -Dchalkline.seed=" + seed);
    HostileFiles files = new HostileFiles(seed);
    int count = full ? 2_400 : 390;
    for (int turn = 0; turn < count; turn++) {
      Hostile file = files.next(turn);
      Optional<Prepared> prepared = prepared(file.bytes());
      assertThat(prepared.map(Prepared::kind))
          .as("file %d, seed %d: %s", turn, seed, file.what())
          .isIn(Optional.empty(), file.as());
      prepared.ifPresent(
          taken ->
              assertThat(taken.pages())
                  .noneMatch(
                      page -> new String(page, StandardCharsets.ISO_8859_1).contains("<script")));
    }
  }

  @Test
  @DisplayName("A file of 10 MB and one byte is refused, and so is an empty one")
  void sizes() {
    byte[] text = new byte[FileCheck.LARGEST + 1];
    Arrays.fill(text, (byte) 'a');
    assertRefused(text, "larger than 10 MB");
    assertRefused(new byte[0], "empty");
    assertRefused(Samples.utf8(" \n\t"), "empty");
    assertThat(FileCheck.prepare(Arrays.copyOf(text, FileCheck.LARGEST)).kind())
        .isEqualTo(Kind.TEXT);
  }

  @Test
  @DisplayName("Somebody who brings a video, an archive or a web page is told what to do instead")
  void sentences() {
    byte[] rest = new byte[400];
    assertRefused(
        Samples.joined(Samples.latin("\0\0\0\30ftypmp42\0\0\0\0isommp42"), rest),
        "Describe the video in words and keep its address");
    assertRefused(
        Samples.joined(Samples.latin("\0\0\0\30ftypheic\0\0\0\0mif1heic"), rest),
        "Save it as PNG or JPEG");
    assertRefused(Samples.joined(Samples.latin("PK\3\4\24\0\0\0\10\0"), rest), "archive");
    assertRefused(Samples.utf8("<svg onload=\"alert(1)\"/>"), "screenshot");
    assertRefused(Samples.lockedPdf("secret"), "password");
    assertRefused(Samples.claiming(Samples.png(9, 9), 8_000, 5_001), "40 megapixels");
  }

  @Test
  @DisplayName("Pictures are turned upright, made smaller and shown without what they carry")
  void pictures() throws IOException {
    Prepared photo = FileCheck.prepare(Samples.jpeg(3_200, 1_600, 6));
    var shown = ImageIO.read(new ByteArrayInputStream(photo.pages().get(0)));
    assertThat(shown.getWidth()).isEqualTo(1_200);
    assertThat(shown.getHeight()).isEqualTo(2_400);

    byte[] noted =
        Samples.withChunk(Samples.png(40, 30), "tEXt", Samples.latin("Author\0Jo Bloggs"));
    Prepared picture = FileCheck.prepare(noted);
    assertThat(new String(picture.pages().get(0), StandardCharsets.ISO_8859_1))
        .doesNotContain("Jo Bloggs");

    Prepared large = FileCheck.prepare(Samples.png(8_000, 5_000));
    assertThat(ImageIO.read(new ByteArrayInputStream(large.pages().get(0))).getWidth())
        .isEqualTo(2_400);
  }

  @Test
  @DisplayName("A long screenshot of a whole page stays readable: it is cut into pages")
  void longScreenshot() throws IOException {
    Prepared prepared = FileCheck.prepare(Samples.png(1_080, 9_000));
    assertThat(prepared.pages()).hasSize(4);
    var first = ImageIO.read(new ByteArrayInputStream(prepared.pages().get(0)));
    assertThat(first.getWidth()).isEqualTo(1_080);
    assertThat(first.getHeight()).isEqualTo(2_400);
    assertThat(FileCheck.prepare(Samples.png(3, 60_000)).pages()).hasSizeLessThanOrEqualTo(21);
  }

  @Test
  @DisplayName("The first 20 pages of a PDF are drawn; it says how many there are")
  void pdfPages() throws IOException {
    Prepared prepared = FileCheck.prepare(Samples.pdf(23, "page"));
    assertThat(prepared.pages()).hasSize(20);
    assertThat(prepared.pagesInFile()).isEqualTo(23);
    assertThat(ImageIO.read(new ByteArrayInputStream(prepared.pages().get(19))).getHeight())
        .isBetween(800, 2_400);
  }

  @Test
  @DisplayName("A page of any size is drawn within 2,400 pixels")
  void enormousPage() throws IOException {
    String pdf =
        new String(
                Samples.rawPdf("", Samples.latin("0 0 9 9 re f"), "", ""),
                StandardCharsets.ISO_8859_1)
            .replace("[0 0 200 200]", "[0 0 9000000 200]");
    Prepared prepared = FileCheck.prepare(Samples.latin(pdf));
    assertThat(ImageIO.read(new ByteArrayInputStream(prepared.pages().get(0))).getWidth())
        .isLessThanOrEqualTo(2_401);
  }

  @Test
  @DisplayName("A name is shown without folders, tricks and false endings")
  void names() {
    assertThat(FileNames.safe("C:\\Users\\me\\shot.PNG", Kind.PNG)).isEqualTo("shot.png");
    assertThat(FileNames.safe("../../etc/passwd", Kind.TEXT)).isEqualTo("passwd.txt");
    assertThat(FileNames.safe("evil\u202egnp.exe", Kind.PNG)).isEqualTo("evilgnp.png");
    assertThat(FileNames.safe("a\r\nSet-Cookie: x=\"1\".pdf", Kind.PDF))
        .isEqualTo("aSet-Cookie x=1.pdf");
    assertThat(FileNames.safe("\0", Kind.JPEG)).isEqualTo("file.jpg");
    assertThat(FileNames.safe("x".repeat(300), Kind.JPEG)).hasSize(104);
  }

  private static Optional<Prepared> prepared(byte[] file) {
    try {
      return Optional.of(FileCheck.prepare(file));
    } catch (FileRefused e) {
      return Optional.empty();
    }
  }

  private static void assertRefused(byte[] file, String words) {
    assertThatThrownBy(() -> FileCheck.prepare(file))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining(words);
  }
}
