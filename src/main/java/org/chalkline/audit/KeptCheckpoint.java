package org.chalkline.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A checkpoint to be kept where nobody who runs Chalkline can change it: the head of every chain,
 * signed. As a file it is JSON; hashes are hexadecimal, key and signature Base64.
 */
record KeptCheckpoint(
    long number, Instant at, byte[] digest, List<Head> heads, byte[] publicKey, byte[] signature) {

  private static final String FORMAT = "chalkline-kept-1";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HexFormat HEX = HexFormat.of();

  /** The file's own shape. */
  record Shape(
      String format,
      long number,
      String at,
      String digest,
      List<ShapeOfHead> heads,
      String publicKey,
      String signature) {}

  /** A head in the file. */
  record ShapeOfHead(String chain, long sequence, String hash) {}

  /** What its signature covers. */
  byte[] signedBytes() {
    return Canonical.kept(number, at, digest, heads);
  }

  String json() {
    List<ShapeOfHead> shapes = new ArrayList<>();
    heads.forEach(
        head ->
            shapes.add(new ShapeOfHead(head.chain(), head.sequence(), HEX.formatHex(head.hash()))));
    try {
      return JSON.writerWithDefaultPrettyPrinter()
              .writeValueAsString(
                  new Shape(
                      FORMAT,
                      number,
                      at.toString(),
                      HEX.formatHex(digest),
                      shapes,
                      Base64.getEncoder().encodeToString(publicKey),
                      Base64.getEncoder().encodeToString(signature)))
          + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Reads the file's text.
   *
   * @throws IllegalArgumentException if it is not a kept checkpoint
   */
  static KeptCheckpoint read(String json) {
    try {
      Shape shape = JSON.readValue(json, Shape.class);
      if (!FORMAT.equals(shape.format())) {
        throw new IllegalArgumentException("not of the form " + FORMAT);
      }
      List<Head> heads = new ArrayList<>();
      for (ShapeOfHead head : shape.heads()) {
        heads.add(new Head(head.chain(), head.sequence(), HEX.parseHex(head.hash())));
      }
      return new KeptCheckpoint(
          shape.number(),
          Instant.parse(shape.at()),
          HEX.parseHex(shape.digest()),
          heads,
          Base64.getDecoder().decode(shape.publicKey()),
          Base64.getDecoder().decode(shape.signature()));
    } catch (JsonProcessingException | DateTimeException | NullPointerException broken) {
      throw new IllegalArgumentException("not a kept checkpoint", broken);
    }
  }
}
