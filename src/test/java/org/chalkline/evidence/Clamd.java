package org.chalkline.evidence;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that speaks clamd's protocol: PING, and INSTREAM with chunks that each follow their
 * length. It finds the test file of the scanners' makers and nothing else.
 */
final class Clamd implements Closeable {

  /** The harmless file that every scanner reports; cut in two here, so that none reports this. */
  static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  private final ServerSocket server;
  private final Thread serving;
  private final int largest;
  private final List<byte[]> scanned = new CopyOnWriteArrayList<>();

  /**
   * Starts it on a free port.
   *
   * @param largest more bytes than so many are answered with an error, as by its StreamMaxLength
   */
  Clamd(int largest) {
    this.largest = largest;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    serving = new Thread(this::serve, "clamd");
    serving.setDaemon(true);
    serving.start();
  }

  int port() {
    return server.getLocalPort();
  }

  /** What it was given to scan. */
  List<byte[]> scanned() {
    return List.copyOf(scanned);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        answer(socket);
      } catch (SocketException closed) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    String said =
        switch (word(in)) {
          case "zPING" -> "PONG";
          case "zINSTREAM" -> verdict(in);
          default -> "UNKNOWN COMMAND";
        };
    socket.getOutputStream().write((said + "\0").getBytes(StandardCharsets.US_ASCII));
  }

  private String verdict(DataInputStream in) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int length = in.readInt(); length > 0; length = in.readInt()) {
      file.write(in.readNBytes(length));
    }
    scanned.add(file.toByteArray());
    if (file.size() > largest) {
      return "INSTREAM size limit exceeded. ERROR";
    }
    return file.toString(StandardCharsets.ISO_8859_1).contains(EICAR)
        ? "stream: Eicar-Test-Signature FOUND"
        : "stream: OK";
  }

  private static String word(DataInputStream in) throws IOException {
    StringBuilder word = new StringBuilder();
    for (int next = in.read(); next > 0; next = in.read()) {
      word.append((char) next);
    }
    return word.toString();
  }

  @Override
  public void close() {
    try {
      server.close();
      // Until its thread has noticed, the closed server may still take one more call.
      serving.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
