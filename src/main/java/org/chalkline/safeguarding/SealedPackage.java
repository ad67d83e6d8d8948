package org.chalkline.safeguarding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.LocalFileHeader;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.chalkline.web.Refused;

/**
 * A package as it goes to another school: a ZIP with AES-256, which any school can open, whose
 * entries are named by number and listed with their digests in a manifest inside (DP-5).
 */
final class SealedPackage {

  static final String MANIFEST = "manifest.txt";

  private static final String HEAD = "Chalkline package 1";
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int GROUPS = 5;
  private static final int GROUP = 5;
  private static final int MOST_ENTRIES = 2_000;
  private static final long MOST_BYTES = 400_000_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SealedPackage() {}

  /**
   * Something in a package.
   *
   * @param path its name in the ZIP, which anybody can read: a number and a kind
   * @param words what it is, read only with the password
   */
  record Item(String path, String words, byte[] bytes) {}

  /**
   * A line of the manifest.
   *
   * @param sha256 64 hexadecimal digits
   */
  record Listed(String path, String words, int size, String sha256) {}

  /** A password of 125 bits that can be read out on the telephone. */
  static char[] password() {
    StringBuilder made = new StringBuilder();
    for (int n = 0; n < GROUPS * GROUP; n++) {
      if (n > 0 && n % GROUP == 0) {
        made.append('-');
      }
      made.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return made.toString().toCharArray();
  }

  /** What the manifest of these items lists. */
  static List<Listed> listed(List<Item> items) {
    return items.stream()
        .map(it -> new Listed(it.path(), it.words(), it.bytes().length, sha256(it.bytes())))
        .toList();
  }

  /** The manifest as the package holds it. */
  static String manifest(List<Listed> listed) {
    return HEAD
        + "\n"
        + listed.stream()
            .map(it -> it.sha256() + " " + it.size() + " " + it.path() + " " + plain(it.words()))
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private static String plain(String words) {
    return words.replaceAll("\\s+", " ").strip();
  }

  /** Packs and encrypts; the manifest comes first. */
  static byte[] pack(List<Item> items, char[] password) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] manifest = manifest(listed(items)).getBytes(StandardCharsets.UTF_8);
    try (ZipOutputStream zip = new ZipOutputStream(out, password)) {
      add(zip, MANIFEST, manifest);
      for (Item item : items) {
        add(zip, item.path(), item.bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void add(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
    ZipParameters how = new ZipParameters();
    how.setEncryptFiles(true);
    how.setEncryptionMethod(EncryptionMethod.AES);
    how.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
    how.setFileNameInZip(path);
    zip.putNextEntry(how);
    zip.write(bytes);
    zip.closeEntry();
  }

  /**
   * Opens a package and checks it against its manifest: every item is there, none besides, and each
   * has the digest that is listed.
   *
   * @return what it holds, by path
   * @throws Refused if the password is wrong, or anything was changed, added or taken out
   */
  static Map<Listed, byte[]> open(byte[] bytes, char[] password) {
    Map<String, byte[]> found = read(bytes, password);
    byte[] manifest = found.remove(MANIFEST);
    if (manifest == null) {
      throw refused("it has no list of what is in it");
    }
    Map<Listed, byte[]> checked = new LinkedHashMap<>();
    for (Listed listed : lines(new String(manifest, StandardCharsets.UTF_8))) {
      byte[] item = found.remove(listed.path());
      if (item == null) {
        throw refused("something that is listed is missing");
      }
      if (item.length != listed.size() || !sha256(item).equals(listed.sha256())) {
        throw refused("something in it is not what is listed");
      }
      checked.put(listed, item);
    }
    if (!found.isEmpty()) {
      throw refused("something in it is not listed");
    }
    return checked;
  }

  private static Map<String, byte[]> read(byte[] bytes, char[] password) {
    Map<String, byte[]> found = new LinkedHashMap<>();
    long left = MOST_BYTES;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), password)) {
      LocalFileHeader header = zip.getNextEntry();
      while (header != null) {
        if (!header.isEncrypted() || header.getEncryptionMethod() != EncryptionMethod.AES) {
          throw refused("something in it is not encrypted");
        }
        byte[] item = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
        left -= item.length;
        if (left < 0
            || found.size() >= MOST_ENTRIES
            || found.put(header.getFileName(), item) != null) {
          throw refused("it holds too much, or something twice");
        }
        header = zip.getNextEntry();
      }
    } catch (IOException e) {
      throw refused("the password is wrong, or it was changed on its way");
    }
    if (found.isEmpty()) {
      throw refused("it is no such package");
    }
    return found;
  }

  private static List<Listed> lines(String manifest) {
    String[] lines = manifest.split("\n", -1);
    if (!lines[0].equals(HEAD)) {
      throw refused("it is no such package");
    }
    List<Listed> listed = new ArrayList<>();
    // The last line ends, so nothing stands behind it.
    for (int n = 1; n < lines.length - 1; n++) {
      String[] parts = lines[n].split(" ", 4);
      if (parts.length < 3 || !parts[0].matches("[0-9a-f]{64}") || !parts[1].matches("\\d{1,9}")) {
        throw refused("its list cannot be read");
      }
      listed.add(
          new Listed(
              parts[2], parts.length > 3 ? parts[3] : "", Integer.parseInt(parts[1]), parts[0]));
    }
    return listed;
  }

  private static Refused refused(String why) {
    return new Refused("This package is refused: " + why + ".");
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
