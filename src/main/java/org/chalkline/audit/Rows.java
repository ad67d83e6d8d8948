package org.chalkline.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The rows of a query, one at a time, fetched from the server in portions. */
final class Rows<T> implements AutoCloseable {

  /** Makes a value of the row on which the result stands. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static final int PORTION = 2_000;

  private final Statement statement;
  private final ResultSet result;
  private final Reader<T> reader;
  private @Nullable T current;

  Rows(Connection connection, String query, Reader<T> reader) throws SQLException {
    this.statement = connection.createStatement();
    this.statement.setFetchSize(PORTION);
    this.result = statement.executeQuery(query);
    this.reader = reader;
    next();
  }

  /** The row that is next, without moving on; null after the last. */
  @Nullable T current() {
    return current;
  }

  /** Moves on to the next row. */
  void next() throws SQLException {
    current = result.next() ? reader.read(result) : null;
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
