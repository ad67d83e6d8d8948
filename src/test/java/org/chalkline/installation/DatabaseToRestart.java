package org.chalkline.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server of an embedded database, as somebody at the machine restarts or stops it. */
public final class DatabaseToRestart {

  private final Path data;

  /**
   * The database of this folder; it runs.
   *
   * @param data the folder of the data
   */
  public DatabaseToRestart(Path data) {
    this.data = data;
  }

  /**
   * Restarts the server with {@code pg_ctl}.
   *
   * @param mode how it stops: {@code fast} breaks off what runs, {@code immediate} is a crash
   */
  public void restart(String mode) throws IOException {
    control("restart", "-m", mode, "-w", "-t", "50");
  }

  /** Stops the server if a killed application has left it running. */
  public void stop() throws IOException {
    if (Files.exists(data.resolve("database/postmaster.pid"))) {
      control("stop", "-m", "fast", "-w", "-t", "50");
    }
  }

  private void control(String... arguments) throws IOException {
    Path program = new Binaries(data.resolve("binaries")).program("pg_ctl");
    if (program == null) {
      throw new IllegalStateException("No pg_ctl in " + data);
    }
    List<String> all = new ArrayList<>(List.of("-D", data.resolve("database").toString()));
    all.addAll(List.of(arguments));
    int code = Binaries.run(program, all, "", data.resolve("database.log"));
    if (code != 0) {
      throw new IllegalStateException(
          "pg_ctl "
              + all
              + " ended with "
              + code
              + ":\n"
              + Files.readString(data.resolve("database.log")));
    }
  }
}
