package org.chalkline.post;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** An SMTP server that dies where it is told to: a connection for each mood. */
final class MoodyServer implements AutoCloseable {

  /** Where the server drops the connection. */
  enum Mood {
    BEFORE_GREETING,
    BEFORE_DATA,
    AFTER_DATA_BEFORE_ANSWER,
    REFUSE,
    REFUSE_FOR_GOOD,
    FINE
  }

  private final ServerSocket socket;
  private final Supplier<Mood> moods;
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final Thread thread;

  MoodyServer(Supplier<Mood> moods) throws IOException {
    this.moods = moods;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.thread = new Thread(this::serve, "moody-smtp");
    this.thread.setDaemon(true);
    this.thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Every mail whose text has arrived whole, whether or not it was answered. */
  List<String> taken() {
    return taken;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client, moods.get());
      } catch (IOException dropped) {
        // The next connection is another try.
      }
    }
  }

  private void talk(Socket client, Mood mood) throws IOException {
    if (mood == Mood.BEFORE_GREETING) {
      return;
    }
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    OutputStream out = client.getOutputStream();
    say(out, "220 moody");
    String line = in.readLine();
    while (line != null) {
      String command = line.toUpperCase(Locale.ROOT);
      if (command.startsWith("DATA")) {
        if (mood == Mood.BEFORE_DATA) {
          return;
        }
        say(out, "354 go on");
        taken.add(text(in));
        if (mood == Mood.AFTER_DATA_BEFORE_ANSWER) {
          return;
        }
        say(out, "250 taken");
      } else if (command.startsWith("QUIT")) {
        say(out, "221 bye");
        return;
      } else if (command.startsWith("RCPT") && mood == Mood.REFUSE) {
        say(out, "450 not now");
      } else if (command.startsWith("RCPT") && mood == Mood.REFUSE_FOR_GOOD) {
        say(out, "550 no such mailbox");
      } else {
        say(out, "250 fine");
      }
      line = in.readLine();
    }
  }

  private static String text(BufferedReader in) throws IOException {
    StringBuilder text = new StringBuilder();
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      text.append(line).append('\n');
      line = in.readLine();
    }
    return text.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
