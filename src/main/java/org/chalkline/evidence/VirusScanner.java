package org.chalkline.evidence;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks a virus scanner about files: clamd, reached by host and port, in its own protocol. A file is
 * taken only if the scanner has said that it is clean (IN-3): what cannot be asked about is
 * refused. Without a scanner every file passes, and the administration page says so.
 */
@Component
class VirusScanner {

  private static final Logger LOG = LoggerFactory.getLogger(VirusScanner.class);

  private static final int CONNECT_MILLIS = 2_000;
  private static final int ANSWER_MILLIS = 20_000;
  private static final int CHUNK = 64 * 1024;
  private static final int LONGEST_ANSWER = 4_096;

  private final String host;
  private final int port;

  /**
   * The scanner of this installation.
   *
   * @param host blank for none
   */
  VirusScanner(
      @Value("${chalkline.scanner.host:}") String host,
      @Value("${chalkline.scanner.port:3310}") int port) {
    this.host = host.strip();
    this.port = port;
  }

  /** Whether a scanner is configured. */
  boolean configured() {
    return !host.isEmpty();
  }

  /** Whether the scanner answers now. */
  boolean answers() {
    try {
      return ask("PING", new byte[0][]).equals("PONG");
    } catch (IOException away) {
      return false;
    }
  }

  /**
   * Lets a clean file pass.
   *
   * @throws FileRefused if the scanner finds something in it, or cannot be asked
   */
  void pass(byte[] file) {
    if (!configured()) {
      return;
    }
    String answer;
    try {
      answer = ask("INSTREAM", chunks(file));
    } catch (IOException away) {
      LOG.warn("The virus scanner cannot be asked: {}", away.getClass().getName());
      answer = "";
    }
    if (answer.endsWith(" FOUND")) {
      throw new FileRefused("is not taken: the virus scanner found something harmful in it.");
    }
    if (!answer.equals("stream: OK")) {
      throw new FileRefused(
          "cannot be checked for viruses at the moment. Send the rest without it, and add it later.");
    }
  }

  /** One question on one connection; each chunk goes with its length, and an empty one ends. */
  private String ask(String command, byte[][] chunks) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      socket.setSoTimeout(ANSWER_MILLIS);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.write(("z" + command + "\0").getBytes(StandardCharsets.US_ASCII));
      for (byte[] chunk : chunks) {
        out.writeInt(chunk.length);
        out.write(chunk);
      }
      out.flush();
      return answer(socket.getInputStream());
    }
  }

  private static byte[][] chunks(byte[] file) {
    int full = (file.length + CHUNK - 1) / CHUNK;
    byte[][] chunks = new byte[full + 1][];
    for (int i = 0; i < full; i++) {
      chunks[i] =
          java.util.Arrays.copyOfRange(file, i * CHUNK, Math.min(file.length, (i + 1) * CHUNK));
    }
    chunks[full] = new byte[0];
    return chunks;
  }

  private static String answer(InputStream from) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    for (int next = from.read(); next > 0 && answer.size() < LONGEST_ANSWER; next = from.read()) {
      answer.write(next);
    }
    return answer.toString(StandardCharsets.US_ASCII).strip();
  }
}
