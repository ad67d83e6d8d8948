package org.chalkline.installation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Copies the files of a running PostgreSQL by its own protocol for that: begin, copy while it goes
 * on working, end, and add the log of what happened meanwhile. What starts from the copy stands
 * where the database stood at the end.
 */
final class ClusterCopy {

  /** What PostgreSQL makes anew at its start; their folders stay, empty. */
  private static final Set<String> MADE_ANEW =
      Set.of(
          "pg_dynshmem",
          "pg_notify",
          "pg_replslot",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans",
          "pg_wal");

  private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts");
  private static final String CONTROL = "global/pg_control";
  private static final String SLOT = "chalkline_backup";

  private final Path cluster;
  private final ZipOutputStream out;
  private final String prefix;

  ClusterCopy(Path cluster, ZipOutputStream out, String prefix) {
    this.cluster = cluster;
    this.out = out;
    this.prefix = prefix;
  }

  /**
   * Copies.
   *
   * @param superuser a connection that nobody else uses; it is closed by the caller
   * @return the database's own time at which the copy stands; whatever was confirmed before is in
   *     it
   */
  Instant copy(Connection superuser) throws IOException, SQLException {
    try (Statement database = superuser.createStatement()) {
      // Holds the log back until the copy is done; ends with this connection, whatever happens.
      database.execute(
          "select pg_create_physical_replication_slot('"
              + SLOT
              + "_"
              + ProcessHandle.current().pid()
              + "_'||pg_backend_pid(), true, true)");
      String first =
          text(database, "select pg_walfile_name(pg_backup_start('chalkline', fast => true))");
      everything();
      file(cluster.resolve(CONTROL));
      Instant at = now(superuser);
      String last = end(database);
      log(first, last);
      return at;
    }
  }

  private static String text(Statement database, String query) throws SQLException {
    try (ResultSet row = database.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static Instant now(Connection superuser) throws SQLException {
    try (PreparedStatement query = superuser.prepareStatement("select clock_timestamp()");
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  private String end(Statement database) throws IOException, SQLException {
    try (ResultSet row =
        database.executeQuery(
            "select pg_walfile_name(lsn), labelfile from pg_backup_stop(wait_for_archive => false)")) {
      row.next();
      out.putNextEntry(new ZipEntry(prefix + "backup_label"));
      out.write(row.getBytes(2));
      out.closeEntry();
      return row.getString(1);
    }
  }

  private void everything() throws IOException {
    Files.walkFileTree(
        cluster,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            String name = name(folder);
            if (!name.isEmpty()) {
              out.putNextEntry(new ZipEntry(prefix + name + "/"));
              out.closeEntry();
            }
            return MADE_ANEW.contains(name)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = name(file);
            boolean passing =
                file.getFileName().toString().startsWith("pgsql_tmp")
                    || file.getFileName().toString().startsWith("pg_internal.init");
            if (!passing && !LEFT_OUT.contains(name) && !name.equals(CONTROL)) {
              file(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
  }

  /** A file that has gone meanwhile was dropped, and the log says so. */
  private void file(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      out.putNextEntry(new ZipEntry(prefix + name(file)));
      in.transferTo(out);
      out.closeEntry();
    } catch (NoSuchFileException gone) {
      // Left out.
    }
  }

  private void log(String first, String last) throws IOException {
    Path folder = cluster.resolve("pg_wal");
    out.putNextEntry(new ZipEntry(prefix + "pg_wal/archive_status/"));
    out.closeEntry();
    out.putNextEntry(new ZipEntry(prefix + "pg_wal/summaries/"));
    out.closeEntry();
    List<String> names;
    try (Stream<Path> files = Files.list(folder)) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("[0-9A-F]{24}"))
              .filter(name -> name.compareTo(first) >= 0 && name.compareTo(last) <= 0)
              .sorted()
              .toList();
    }
    if (!names.contains(first) || !names.contains(last)) {
      throw new IOException("The log from " + first + " to " + last + " is not whole");
    }
    for (String name : names) {
      out.putNextEntry(new ZipEntry(prefix + "pg_wal/" + name));
      Files.copy(folder.resolve(name), out);
      out.closeEntry();
    }
  }

  private String name(Path path) {
    return cluster.relativize(path).toString().replace('\\', '/');
  }
}
