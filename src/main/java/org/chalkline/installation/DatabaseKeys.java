package org.chalkline.installation;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/**
 * The passwords of the embedded database's roles: made up at the first start, in a file that only
 * its owner may read.
 */
final class DatabaseKeys {

  static final String SUPERUSER = "postgres";
  static final String OWNER = "chalkline_owner";
  static final String APP = "chalkline_app";
  static final String AUDITOR = "chalkline_auditor";

  private final Properties passwords;

  private DatabaseKeys(Properties passwords) {
    this.passwords = passwords;
  }

  /**
   * Reads the passwords, or makes them up where there is no file yet.
   *
   * @param file the file of the passwords
   */
  static DatabaseKeys in(Path file) throws IOException {
    Properties passwords = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        passwords.load(reader);
      }
      return new DatabaseKeys(passwords);
    }
    SecureRandom random = new SecureRandom();
    StringBuilder text = new StringBuilder("# The database's roles and their passwords.\n");
    for (String role : List.of(SUPERUSER, OWNER, APP, AUDITOR)) {
      byte[] secret = new byte[24];
      random.nextBytes(secret);
      String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
      passwords.setProperty(role, password);
      text.append(role).append('=').append(password).append('\n');
    }
    OwnerOnly.write(file, text.toString());
    return new DatabaseKeys(passwords);
  }

  String password(String role) {
    String password = passwords.getProperty(role);
    if (password == null) {
      throw new StartRefused(
          "The file of the database's passwords does not name " + role + ".",
          "Restore keys/database.properties in the folder of the data from its backup.");
    }
    return password;
  }
}
