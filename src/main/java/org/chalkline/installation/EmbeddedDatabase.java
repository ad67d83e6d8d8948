package org.chalkline.installation;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL of Chalkline's own, with its data in a folder: listens on this machine only, lets
 * nobody in without a password, writes to the disk before it confirms, and outlives a kill.
 */
final class EmbeddedDatabase implements AutoCloseable {

  private static final String NAME = "chalkline";
  private static final String HBA_HEADER =
      "# Written by Chalkline; nobody comes in without a password.";
  private static final long LOG_LIMIT = 5_000_000;

  private final FileChannel lockFile;
  private final DatabaseKeys keys;
  private final EmbeddedPostgres server;

  private EmbeddedDatabase(FileChannel lockFile, DatabaseKeys keys, EmbeddedPostgres server) {
    this.lockFile = lockFile;
    this.keys = keys;
    this.server = server;
  }

  /**
   * Starts the database of this folder, and makes it where there is none.
   *
   * @param data the folder of the data
   * @throws StartRefused if another Chalkline runs on the folder, or this user cannot run
   *     PostgreSQL
   */
  static EmbeddedDatabase start(Path data) {
    Binaries.refuseRootWithoutNamespace();
    try {
      Path folder = OwnerOnly.folder(data.toAbsolutePath().normalize());
      FileChannel lockFile = lock(folder);
      try {
        return start(folder, lockFile);
      } catch (IOException | SQLException | RuntimeException failure) {
        lockFile.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "The embedded database could not start; see database.log in " + data, failure);
    } catch (SQLException failure) {
      throw new IllegalStateException("The embedded database could not be set up", failure);
    }
  }

  private static EmbeddedDatabase start(Path folder, FileChannel lockFile)
      throws IOException, SQLException {
    Path cluster = folder.resolve("database");
    Path log = log(folder);
    DatabaseKeys keys =
        DatabaseKeys.in(OwnerOnly.folder(folder.resolve("keys")).resolve("database.properties"));
    Binaries binaries = new Binaries(folder.resolve("binaries"));
    new Orphan(cluster, binaries, log).stop();
    removeUnfinished(cluster);
    ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(log.toFile());
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(cluster)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setOverrideWorkingDirectory(binaries.folder().toFile())
            .setPgBinaryResolver(binaries)
            .setDataDirectoryCustomizer(
                made -> admitNobodyWithoutPassword(made, keys, binaries, log))
            .setPort(port(folder.resolve("keys").resolve("database.port")))
            .setPGStartupWait(Duration.ofMinutes(2))
            .setConnectConfig("password", keys.password(DatabaseKeys.SUPERUSER))
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("max_connections", "60")
            .setServerConfig("log_error_verbosity", "terse")
            .setServerConfig("log_min_error_statement", "panic")
            .setErrorRedirector(output)
            .setOutputRedirector(output)
            .start();
    EmbeddedDatabase database = new EmbeddedDatabase(lockFile, keys, server);
    try {
      database.makeRolesAndDatabase();
      return database;
    } catch (SQLException | RuntimeException failure) {
      server.close();
      throw failure;
    }
  }

  /** Work with a connection as the superuser. */
  interface Superuser<T> {

    T with(Connection superuser) throws IOException, SQLException;
  }

  /**
   * Does the work on the database of this folder as its superuser: on the server that a running
   * Chalkline has there, else on one started for this work alone.
   */
  static <T> T reachable(Path data, Superuser<T> work) throws IOException, SQLException {
    Path folder = data.toAbsolutePath().normalize();
    if (!running(folder)) {
      try (EmbeddedDatabase database = start(folder);
          Connection connection = database.superuser("postgres")) {
        return work.with(connection);
      }
    }
    DatabaseKeys keys = DatabaseKeys.in(folder.resolve("keys").resolve("database.properties"));
    String port = Files.readString(folder.resolve("keys").resolve("database.port")).strip();
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
            DatabaseKeys.SUPERUSER,
            keys.password(DatabaseKeys.SUPERUSER))) {
      return work.with(connection);
    }
  }

  private static boolean running(Path folder) throws IOException {
    try {
      lock(folder).close();
      return false;
    } catch (StartRefused held) {
      return true;
    }
  }

  /** Where the application's and the owner's connections go. */
  String jdbcUrl() {
    return jdbcUrl(NAME);
  }

  /** The password of one of the roles. */
  String password(String role) {
    return keys.password(role);
  }

  @Override
  public void close() {
    try {
      server.close();
      lockFile.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      @Nullable FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException held) {
      // This same process runs on the folder: refused below like any other.
    }
    channel.close();
    throw new StartRefused(
        "Another Chalkline is running on the data in " + folder + ".",
        "Stop it first, or set CHALKLINE_DATA to another folder.");
  }

  private static Path log(Path folder) throws IOException {
    Path log = folder.resolve("database.log");
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
      Files.delete(log);
    }
    return log;
  }

  /**
   * A cluster that was killed while it was being made has never let anybody in, so it holds
   * nothing.
   */
  private static void removeUnfinished(Path cluster) throws IOException {
    Path admission = cluster.resolve("pg_hba.conf");
    if (Files.exists(cluster)
        && !(Files.exists(admission) && Files.readString(admission).startsWith(HBA_HEADER))) {
      FileSystemUtils.deleteRecursively(cluster);
    }
  }

  private static void admitNobodyWithoutPassword(
      File cluster, DatabaseKeys keys, Binaries binaries, Path log) {
    try {
      Path admission = cluster.toPath().resolve("pg_hba.conf");
      if (Files.readString(admission).startsWith(HBA_HEADER)) {
        return;
      }
      Path program = binaries.program("postgres");
      String statement =
          "alter role "
              + DatabaseKeys.SUPERUSER
              + " password '"
              + keys.password(DatabaseKeys.SUPERUSER)
              + "'\n";
      if (program == null
          || Binaries.run(
                  program, List.of("--single", "-D", cluster.getPath(), "postgres"), statement, log)
              != 0) {
        throw new IllegalStateException("The superuser's password could not be set");
      }
      OwnerOnly.write(admission, HBA_HEADER + "\nhost all all 127.0.0.1/32 scram-sha-256\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The port of the last start if it is still free, else a free one, which is noted. */
  private static int port(Path note) throws IOException {
    if (Files.exists(note)) {
      String last = Files.readString(note).strip();
      if (last.matches("[1-9]\\d{3,4}") && free(Integer.parseInt(last))) {
        return Integer.parseInt(last);
      }
    }
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      OwnerOnly.write(note, socket.getLocalPort() + "\n");
      return socket.getLocalPort();
    }
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException | IllegalArgumentException taken) {
      return false;
    }
  }

  private void makeRolesAndDatabase() throws SQLException {
    try (Connection connection = superuser("postgres");
        Statement statement = connection.createStatement()) {
      for (String role : List.of(DatabaseKeys.OWNER, DatabaseKeys.APP, DatabaseKeys.AUDITOR)) {
        if (!found(statement, "select from pg_roles where rolname = '" + role + "'")) {
          statement.execute("create role " + role + " login password '" + password(role) + "'");
        }
      }
      if (!found(statement, "select from pg_database where datname = '" + NAME + "'")) {
        statement.execute("create database " + NAME + " owner " + DatabaseKeys.OWNER);
      }
    }
    try (Connection connection = superuser(NAME);
        Statement statement = connection.createStatement()) {
      statement.execute("create extension if not exists pg_trgm");
    }
  }

  private Connection superuser(String database) throws SQLException {
    return DriverManager.getConnection(
        jdbcUrl(database), DatabaseKeys.SUPERUSER, password(DatabaseKeys.SUPERUSER));
  }

  private static boolean found(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  /** A server that a killed Chalkline has left running on this cluster. */
  private record Orphan(Path cluster, Binaries binaries, Path log) {

    void stop() throws IOException {
      Path note = cluster.resolve("postmaster.pid");
      if (!Files.exists(note)) {
        return;
      }
      long pid = pid(note);
      ProcessHandle process = pid > 0 ? ProcessHandle.of(pid).orElse(null) : null;
      if (process == null || !mayBePostgres(process)) {
        Files.deleteIfExists(note);
        return;
      }
      Path program = binaries.program("pg_ctl");
      if (program == null
          || Binaries.run(
                  program,
                  List.of("-D", cluster.toString(), "-m", "fast", "-w", "-t", "50", "stop"),
                  "",
                  log)
              != 0) {
        process.destroy();
      }
      awaitEnd(process);
    }

    private static long pid(Path note) throws IOException {
      List<String> lines = Files.readAllLines(note);
      String first = lines.isEmpty() ? "" : lines.get(0).strip();
      return first.matches("\\d{1,10}") ? Long.parseLong(first) : -1;
    }

    /** After a restart of the machine the number may be another program's. */
    private static boolean mayBePostgres(ProcessHandle process) {
      return process.info().command().map(command -> command.contains("postgres")).orElse(true);
    }

    private static void awaitEnd(ProcessHandle process) throws IOException {
      try {
        process.onExit().get(1, TimeUnit.MINUTES);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      } catch (java.util.concurrent.ExecutionException
          | java.util.concurrent.TimeoutException stuck) {
        throw new IOException("The database left by an earlier start does not stop", stuck);
      }
    }
  }
}
