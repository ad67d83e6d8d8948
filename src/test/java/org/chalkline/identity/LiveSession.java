package org.chalkline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Base32;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/** The first administrator of a live installation, made by the printed link and signed in. */
public final class LiveSession {

  /** The name of the session's cookie. */
  public static final String COOKIE = "__Host-chalkline";

  private static final Pattern LINK = Pattern.compile("(/first-administrator\\?token=([\\w-]+))");
  private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]{32,})</code>");
  private static final String PASSWORD = "copper kettle on a green hob";

  private LiveSession() {}

  /**
   * Makes them administrator of a school of this name and signs them in.
   *
   * @param printed what the application has printed at its start
   * @return the value of the session's cookie
   */
  public static String ofFirstAdministrator(
      ApplicationContext application, String printed, String school) {
    SecondFactors factors = application.getBean(SecondFactors.class);
    MachineTime machine = application.getBean(MachineTime.class);
    Browser browser =
        new Browser(((ServletWebServerApplicationContext) application).getWebServer().getPort())
            .through("X-Forwarded-Proto", "https");
    Matcher link = LINK.matcher(printed);
    assertThat(link.find()).isTrue();
    Instant now = Instant.now();
    machine.standAt(now);
    Matcher found = SECRET.matcher(browser.get(link.group(1)).body());
    assertThat(found.find()).isTrue();
    byte[] secret = new Base32().decode(found.group(1).replace(" ", ""));
    String[] fields = {
      "token", link.group(2), "password", PASSWORD, "code", factors.code(secret, now),
      "givenName", "Robin", "surname", "Tallow", "userName", "robin.tallow",
      "email", "robin@chalkline.example", "schoolName", school, "policy", "wanborough"
    };
    assertThat(browser.post("/first-administrator", fields).statusCode()).isLessThan(400);
    browser.signIn("robin.tallow", PASSWORD);
    browser.get("/sign-in/code");
    // A code counts once: the next one is another half minute's.
    Instant later = now.plusSeconds(60);
    machine.standAt(later);
    browser.post("/sign-in/code", "code", factors.code(secret, later));
    assertThat(browser.get("/administration").statusCode()).isEqualTo(200);
    return browser.cookie(COOKIE);
  }
}
