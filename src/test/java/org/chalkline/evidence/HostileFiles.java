package org.chalkline.evidence;

import static org.chalkline.evidence.Samples.claiming;
import static org.chalkline.evidence.Samples.claimingJpeg;
import static org.chalkline.evidence.Samples.deflated;
import static org.chalkline.evidence.Samples.deflatedZeros;
import static org.chalkline.evidence.Samples.joined;
import static org.chalkline.evidence.Samples.latin;
import static org.chalkline.evidence.Samples.rawPdf;
import static org.chalkline.evidence.Samples.spliced;
import static org.chalkline.evidence.Samples.utf8;
import static org.chalkline.evidence.Samples.withChunk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Makes files that pretend to be something else, or that would harm whoever opens them. */
final class HostileFiles {

  /**
   * A hostile file.
   *
   * @param what what it is, for the message of a failing test
   * @param bytes the file
   * @param as the only kind it may be taken as; none if it must be refused
   */
  record Hostile(String what, byte[] bytes, Optional<Kind> as) {}

  private static final String SCRIPT = "<html><script>alert(1)</script></html>";

  private static final List<String> FOREIGN =
      List.of(
          "GIF89a",
          "GIF87a",
          "RIFF\0\0\1\0WEBPVP8 ",
          "BM\66\0\14\0\0\0\0\0\66\0\0\0\50\0\0\0",
          "II*\0\10\0\0\0",
          "MM\0*\0\0\0\10",
          "\0\0\0\30ftypheic\0\0\0\0mif1heic",
          "\0\0\0\30ftypmif1\0\0\0\0mif1heic",
          "\0\0\0\34ftypavif\0\0\0\0avifmif1",
          "\0\0\0\30ftypmp42\0\0\0\0isommp42",
          "\0\0\0\24ftypqt  \0\0\0\0qt  ",
          "\u001aE\u00df\u00a3\1\0\0\0\0\0\0\43B\u0082\u0084webm",
          "RIFF\0\0\1\0AVI LIST",
          "OggS\0\2",
          "ID3\4\0\0",
          "PK\3\4\24\0\0\0\10\0",
          "PK\5\6\0\0\0\0",
          "Rar!\u001a\7\0",
          "7z\u00bc\u00af'\u001c",
          "\u001f\u008b\10\0",
          "BZh91AY&SY",
          "\u00fd7zXZ\0",
          "MZ\u0090\0\3\0\0\0\4\0\0\0\u00ff\u00ff",
          "\177ELF\2\1\1\0",
          "\u00ca\u00fe\u00ba\u00be\0\0\0\75",
          "\u00d0\u00cf\21\u00e0\u00a1\u00b1\32\u00e1",
          "\u00cf\u00fa\u00ed\u00fe",
          "\0asm\1\0\0\0",
          "8BPS\0\1",
          "\0\0\1\0\1\0\20\20",
          "\u00ff\u00fe<\0h\0t\0m\0l\0",
          "SQLite format 3\0",
          "FWS\12",
          "CWS\12",
          "\u00ff\u00f1P\u0080");

  private static final List<String> MARKUP =
      List.of(
          SCRIPT,
          "<!DOCTYPE html>" + SCRIPT,
          "<?xml version=\"1.0\"?><svg onload=\"alert(1)\"/>",
          "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
          "<!-- note -->" + SCRIPT,
          "<img src=x onerror=alert(1)>",
          "<?php system('id'); ?>",
          "<a href=\"javascript:alert(1)\">a</a>",
          "<!DOCTYPE svg [<!ENTITY x \"y\">]><svg/>",
          "#!/bin/sh\nrm -rf /\n",
          "{\\rtf1\\ansi evil}",
          "%!PS-Adobe-3.0\nshowpage\n",
          "<iframe src=//evil.example>",
          "<SCRIPT SRC=x>",
          "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n"
              + SCRIPT);

  private final Random random;
  private final byte[] png = Samples.png(64, 48);
  private final byte[] jpeg = Samples.jpeg(64, 48);
  private final byte[] pdf = Samples.pdf(1, "sample");
  private final byte[] bomb = deflatedZeros(400L << 20);

  HostileFiles(long seed) {
    random = new Random(seed);
  }

  /** The next hostile file: the recipes take turns, their details are drawn. */
  Hostile next(int turn) {
    List<Supplier<Hostile>> recipes =
        List.of(
            this::foreign,
            this::markup,
            this::wrongMagic,
            this::truncated,
            this::hugePicture,
            this::noise,
            this::archiveInside,
            this::scriptInside,
            this::flipped,
            this::lockedOrBroken,
            this::utf16,
            this::pretendedText);
    if (turn % 97 == 96) {
      return pdfBomb();
    }
    return recipes.get(turn % recipes.size()).get();
  }

  private Hostile foreign() {
    String magic = one(FOREIGN);
    return refused("foreign " + magic, joined(latin(magic), bytes(20 + random.nextInt(4_000))));
  }

  private Hostile markup() {
    String space = one(List.of("", "\n", "  \t\r\n", "\ufeff", "\n\n\n \f"));
    String markup = one(MARKUP);
    String before = markup.startsWith("<") ? space : "";
    return refused("markup " + markup, utf8(before + markup + "x".repeat(random.nextInt(3_000))));
  }

  private Hostile wrongMagic() {
    byte[] file = one(List.of(png, jpeg, pdf)).clone();
    int at = random.nextInt(file == pdf ? 5 : 3);
    file[at] ^= (byte) (1 + random.nextInt(255));
    return refused("wrong magic at " + at, file);
  }

  private Hostile truncated() {
    byte[] file = one(List.of(png, jpeg, pdf));
    int most =
        file == pdf
            ? new String(pdf, StandardCharsets.ISO_8859_1).lastIndexOf("%%EOF")
            : file.length - 1;
    return refused("truncated", Arrays.copyOf(file, 9 + random.nextInt(most - 9)));
  }

  private Hostile hugePicture() {
    int width = 7_000 + random.nextInt(58_000);
    int height = 7_000 + random.nextInt(58_000);
    return switch (random.nextInt(5)) {
      case 0 -> refused("png " + width, claiming(png, width, height));
      case 1 -> refused("png wide", claiming(png, Integer.MAX_VALUE - random.nextInt(99), 1));
      case 2 -> refused("png negative", claiming(png, -1 - random.nextInt(99), -7));
      case 3 -> refused("png none", claiming(png, 0, height));
      default -> refused("jpeg " + width, claimingJpeg(jpeg, width, height));
    };
  }

  private Hostile noise() {
    return refused(
        "noise", joined(new byte[] {0, 1, 2, (byte) 0xfe}, bytes(1 + random.nextInt(9_000))));
  }

  private Hostile archiveInside() {
    byte[] file =
        one(List.of(png, jpeg, pdf, utf8("Some words that anybody might have written. ")));
    byte[] tail =
        joined(latin("PK\3\4"), bytes(random.nextInt(500)), latin("PK\5\6"), new byte[18]);
    return refused("archive behind", joined(file, tail));
  }

  private Hostile scriptInside() {
    byte[] script = utf8(SCRIPT + random.nextInt());
    return switch (random.nextInt(5)) {
      case 0 ->
          taken(
              "png with script",
              withChunk(png, "tEXt", joined(latin("Comment\0"), script)),
              Kind.PNG);
      case 1 -> taken("png and script", joined(png, script), Kind.PNG);
      case 2 ->
          taken(
              "png that inflates",
              withChunk(png, "zTXt", joined(latin("a\0\0"), deflatedZeros(32L << 20))),
              Kind.PNG);
      case 3 ->
          taken(
              "jpeg with script",
              spliced(
                  jpeg,
                  2,
                  joined(
                      new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (script.length + 2)},
                      script)),
              Kind.JPEG);
      default -> taken("jpeg and script", joined(jpeg, script), Kind.JPEG);
    };
  }

  /** Bits flipped anywhere: whatever is still taken is taken as what it was. */
  private Hostile flipped() {
    boolean picture = random.nextBoolean();
    byte[] from = picture ? jpeg : pdf;
    byte[] file = from.clone();
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      file[10 + random.nextInt(file.length - 10)] ^= (byte) (1 << random.nextInt(8));
    }
    return taken("flipped", file, picture ? Kind.JPEG : Kind.PDF);
  }

  private Hostile lockedOrBroken() {
    return switch (random.nextInt(5)) {
      case 0 -> refused("pdf with password", Samples.lockedPdf("user" + random.nextInt()));
      case 1 -> refused("pdf encrypted without password", Samples.lockedPdf(""));
      case 2 ->
          refused("pdf of nothing", joined(latin("%PDF-1.4\n"), bytes(500), latin("\n%%EOF\n")));
      case 3 -> refused("pdf behind words", joined(latin("Some words first. "), pdf));
      default -> refused("moving png", withChunk(png, "acTL", new byte[8]));
    };
  }

  private Hostile utf16() {
    return refused(
        "utf-16",
        (SCRIPT + random.nextInt())
            .getBytes(random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.UTF_16LE));
  }

  private Hostile pretendedText() {
    byte[] words = utf8("An ordinary line of words number " + random.nextInt() + "\n");
    byte control = (byte) one(List.of(0, 1, 7, 8, 0x1b, 0x7f)).intValue();
    return refused(
        "text with a control character",
        spliced(words, random.nextInt(words.length), new byte[] {control}));
  }

  private Hostile pdfBomb() {
    String image =
        "5 0 obj\n<</Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB"
            + "/BitsPerComponent 8/Filter/FlateDecode/Length 11>>\nstream\nabcdefghijk\nendstream\nendobj\n";
    return switch (random.nextInt(3)) {
      case 0 -> refused("pdf bomb", rawPdf("", bomb, "/Filter/FlateDecode", ""));
      case 1 ->
          refused(
              "pdf bomb, twice deflated",
              rawPdf("", deflated(bomb), "/Filter[/FlateDecode/FlateDecode]", ""));
      default ->
          refused(
              "pdf with a huge picture",
              rawPdf("/XObject<</I 5 0 R>>", latin("100 0 0 100 0 0 cm /I Do"), "", image));
    };
  }

  private static Hostile refused(String what, byte[] bytes) {
    return new Hostile(what, bytes, Optional.empty());
  }

  private static Hostile taken(String what, byte[] bytes, Kind as) {
    return new Hostile(what, bytes, Optional.of(as));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
