package org.chalkline.installation;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The address under which people reach Chalkline, such as {@code https://chalkline.example.org}.
 * Links are built from it; what a request says of its host is never used. In an evaluation it is
 * this machine; in live use it is a setting that an administrator makes.
 */
@Component
public class PublicAddress {

  private final Installation installation;
  private final JdbcTemplate database;
  private volatile int port;

  PublicAddress(Installation installation, JdbcTemplate database) {
    this.installation = installation;
    this.database = database;
  }

  @EventListener
  void listening(ServletWebServerInitializedEvent event) {
    if (event.getApplicationContext().getServerNamespace() == null) {
      port = event.getWebServer().getPort();
    }
  }

  /** The address that was set, without a path; empty if none was. */
  public Optional<String> setting() {
    return installation.evaluation()
        ? Optional.empty()
        : database.queryForList("select address from public_address", String.class).stream()
            .findFirst();
  }

  /** The address in use: the one that was set, and until then this machine's. */
  public String inUse() {
    return setting().orElse("http://localhost:" + port);
  }

  /** The host of the address in use, without a port. */
  public String host() {
    return URI.create(inUse()).getHost();
  }

  /**
   * A link.
   *
   * @param path from the root, with its query
   */
  public String link(String path) {
    return inUse() + path;
  }

  /**
   * An address as it is kept: https, a host, perhaps a port, nothing else; in small letters. Empty
   * if the text is none.
   */
  public static Optional<String> read(String typed) {
    try {
      URI uri = new URI(typed.strip().toLowerCase(Locale.ROOT).replaceAll("/+$", ""));
      boolean bare =
          "https".equals(uri.getScheme())
              && uri.getHost() != null
              && uri.getHost().matches("[a-z0-9.-]{1,253}")
              && uri.getPort() <= 65535
              && uri.getRawUserInfo() == null
              && uri.getRawPath().isEmpty()
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null;
      return bare ? Optional.of(uri.toString()) : Optional.empty();
    } catch (URISyntaxException none) {
      return Optional.empty();
    }
  }

  /**
   * Sets the address, as part of the running transaction.
   *
   * @param address as {@link #read} gave it
   * @param by the id of the person who sets it
   */
  public void set(String address, String by) {
    database.update(
        """
        insert into public_address (the_only, address, set_by, set_at) values (true, ?, ?, ?)
        on conflict (the_only) do update
          set address = excluded.address, set_by = excluded.set_by, set_at = excluded.set_at
        """,
        address,
        by,
        Instant.now().atOffset(ZoneOffset.UTC));
  }
}
