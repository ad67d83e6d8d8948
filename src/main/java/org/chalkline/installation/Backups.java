package org.chalkline.installation;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.springframework.util.FileSystemUtils;

/**
 * Backups of the embedded database with its keys: made while Chalkline works, as they are byte for
 * byte, encrypted for a key that is kept elsewhere; and their restoring into a folder that holds no
 * database (decision 0019).
 */
public final class Backups {

  private static final String DATABASE = "database/";
  private static final String KEYS = "keys/";
  private static final String PASSWORDS = "database.properties";
  private static final String END = "end.properties";
  private static final String NOTE = "last-backup.properties";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path data;
  private final Path keys;

  /**
   * Backups of an installation.
   *
   * @param data the folder of the data
   * @param keys the folder of the keys, often within the other
   */
  public Backups(Path data, Path keys) {
    this.data = data.toAbsolutePath().normalize();
    this.keys = keys.toAbsolutePath().normalize();
  }

  /**
   * A backup that was made.
   *
   * @param at when the copy stands: whatever was confirmed before is in it
   * @param bytes the size of the file
   * @param newKey whether the pair of keys was made with it
   */
  public record Made(Path file, Instant at, long bytes, boolean newKey) {}

  /** A backup that was restored, and when it stands. */
  public record Restored(Path data, Instant at) {}

  /** When the last backup of this folder was made; empty if none was. */
  public Optional<Instant> last() {
    try {
      Path note = data.resolve(NOTE);
      return Files.exists(note)
          ? Optional.of(Instant.parse(read(Files.readString(note)).getProperty("at")))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Makes a backup; Chalkline may be running on the data or not.
   *
   * @param folder where it goes
   * @param keyFile where the private key is written if there is no pair of keys yet
   * @throws StartRefused if there is no database, or the key or the backup would lie with the data
   */
  public Made make(Path folder, Path keyFile) {
    if (!Files.isDirectory(data.resolve("database"))) {
      throw new StartRefused(
          "There is no database of Chalkline in " + data + ".",
          "Set CHALKLINE_DATA to the folder of the data.");
    }
    try {
      return EmbeddedDatabase.reachable(data, superuser -> make(superuser, folder, keyFile));
    } catch (IOException | SQLException failure) {
      throw new IllegalStateException("The backup could not be made", failure);
    }
  }

  private Made make(Connection superuser, Path folder, Path keyFile)
      throws IOException, SQLException {
    try {
      BackupKeys.Encrypting key = BackupKeys.encrypting(keys, keyFile, data);
      OwnerOnly.folder(folder.toAbsolutePath().normalize());
      Path file =
          folder.toAbsolutePath().normalize().resolve("chalkline-" + NAME.format(Instant.now()));
      Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
      Path done = file.resolveSibling(file.getFileName() + ".backup");
      Instant at;
      try (FileChannel channel =
          FileChannel.open(
              unfinished,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        OutputStream plain = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        try (ZipOutputStream out =
            new ZipOutputStream(BackupFile.encrypted(new Unclosed(plain), key.key()))) {
          out.setLevel(Deflater.BEST_SPEED);
          at = write(superuser, out);
        }
        plain.flush();
        channel.force(true);
      }
      Files.move(unfinished, done, StandardCopyOption.ATOMIC_MOVE);
      OwnerOnly.write(data.resolve(NOTE), "at=" + at + "\n");
      return new Made(done, at, Files.size(done), key.made());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Instant write(Connection superuser, ZipOutputStream out)
      throws IOException, SQLException {
    keys(keys, out);
    keys(data.resolve("keys"), out);
    Instant at = new ClusterCopy(data.resolve("database"), out, DATABASE).copy(superuser);
    // The last entry: whoever finds it has found all.
    out.putNextEntry(new ZipEntry(END));
    out.write(
        ("at=" + at + "\nserver=" + version(superuser) + "\n").getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
    return at;
  }

  private void keys(Path folder, ZipOutputStream out) throws IOException {
    boolean own = folder.equals(data.resolve("keys"));
    boolean both = keys.equals(data.resolve("keys"));
    if (!Files.isDirectory(folder) || (both && !folder.equals(keys))) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.getFileName().toString();
        boolean ofTheDatabase = name.startsWith("database.");
        // The port is the machine's own affair, a ".new" was never finished.
        boolean passing = name.equals("database.port") || name.endsWith(".new");
        if (!passing && (both || ofTheDatabase == own)) {
          out.putNextEntry(new ZipEntry(KEYS + name));
          Files.copy(file, out);
          out.closeEntry();
        }
      }
    }
  }

  private static int version(Connection superuser) throws SQLException {
    try (ResultSet row =
        superuser
            .createStatement()
            .executeQuery("select current_setting('server_version_num')::int")) {
      row.next();
      return row.getInt(1);
    }
  }

  /**
   * Restores a backup into the folder of the data, and starts its database once to prove that it
   * does. Nothing is in place until the whole backup has been read and found undamaged.
   *
   * @throws StartRefused if the folder holds a database or keys already, if the key is not the
   *     backup's, or if the backup is damaged
   */
  public Restored restore(Path backup, Path keyFile) {
    if (Files.exists(data.resolve("database"))
        || holdsKeys(keys)
        || holdsKeys(data.resolve("keys"))) {
      throw new StartRefused(
          "There is a database or a key already in " + data + " or " + keys + ".",
          "Restore into a new folder: set CHALKLINE_DATA to one.");
    }
    if (!Files.isRegularFile(backup)) {
      throw new StartRefused("There is no file " + backup + ".", "Name the backup to restore.");
    }
    try {
      Path draft = OwnerOnly.folder(OwnerOnly.folder(data).resolve("restoring"));
      try {
        Properties end = unpack(backup, keyFile, draft);
        putInPlace(draft);
        prove(backup);
        return new Restored(data, Instant.parse(end.getProperty("at")));
      } finally {
        FileSystemUtils.deleteRecursively(draft);
      }
    } catch (IOException failure) {
      throw new IllegalStateException("The backup could not be restored", failure);
    }
  }

  private static boolean holdsKeys(Path folder) {
    try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.of()) {
      return files.anyMatch(Files::isRegularFile);
    } catch (IOException unreadable) {
      return true;
    }
  }

  private static Properties unpack(Path backup, Path keyFile, Path draft) throws IOException {
    Properties end = null;
    try (InputStream stream = BackupFile.decrypted(backup, BackupKeys.decrypting(keyFile));
        ZipInputStream in = new ZipInputStream(stream)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(END)) {
          end = read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } else {
          unpack(in, entry, draft);
        }
      }
      // The stream proves itself to its very last byte.
      stream.transferTo(OutputStream.nullOutputStream());
    } catch (ZipException wrong) {
      throw damaged(backup);
    } catch (GeneralSecurityException wrong) {
      throw damaged(backup);
    } catch (IOException wrong) {
      if (Files.isReadable(backup) && Files.isWritable(draft) && !full(draft)) {
        throw damaged(backup);
      }
      throw wrong;
    }
    if (end == null) {
      throw damaged(backup);
    }
    return end;
  }

  private static boolean full(Path folder) throws IOException {
    return Files.getFileStore(folder).getUsableSpace() < 1 << 20;
  }

  private static void unpack(ZipInputStream in, ZipEntry entry, Path draft) throws IOException {
    Path target = draft.resolve(entry.getName()).normalize();
    if (!target.startsWith(draft)) {
      throw new IOException("An entry leads out of the backup");
    }
    if (entry.isDirectory()) {
      folders(draft, target);
    } else {
      folders(draft, target.getParent());
      OwnerOnly.write(target, in);
    }
  }

  private static void folders(Path draft, Path folder) throws IOException {
    if (!folder.equals(draft)) {
      folders(draft, folder.getParent());
      OwnerOnly.folder(folder);
    }
  }

  private void putInPlace(Path draft) throws IOException {
    Path own = OwnerOnly.folder(data.resolve("keys"));
    Path others = OwnerOnly.folder(keys);
    try (Stream<Path> files = Files.list(draft.resolve("keys"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        Path to = name.equals(PASSWORDS) ? own : others;
        // The keys may be on another disk, to which nothing can be moved.
        try (InputStream in = Files.newInputStream(file)) {
          OwnerOnly.write(to.resolve(name), in);
        }
      }
    }
    Files.move(draft.resolve("database"), data.resolve("database"), StandardCopyOption.ATOMIC_MOVE);
  }

  private void prove(Path backup) {
    try {
      EmbeddedDatabase.start(data).close();
    } catch (StartRefused refused) {
      throw refused;
    } catch (RuntimeException failure) {
      throw new IllegalStateException(
          "What was restored from " + backup + " does not start; see database.log in " + data,
          failure);
    }
  }

  static StartRefused damaged(Path backup) {
    return new StartRefused(
        "The backup " + backup + " is damaged or not whole, and nothing was restored from it.",
        "Take another backup.");
  }

  private static Properties read(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new java.io.StringReader(text));
    return properties;
  }

  /** Lets the stream above end without closing the file, which is still to be forced to disk. */
  private static final class Unclosed extends java.io.FilterOutputStream {

    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
