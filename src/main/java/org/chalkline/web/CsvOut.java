package org.chalkline.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Writes a list for a spreadsheet (RFC 4180, UTF-8 with its mark): a cell that a spreadsheet would
 * take for a formula gets an apostrophe in front, so that opening the file runs nothing.
 */
public final class CsvOut {

  private CsvOut() {}

  /** The list as text, without the mark. */
  public static String text(List<String> heads, List<List<String>> rows) {
    StringBuilder out = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
      printer.printRecord(heads);
      for (List<String> row : rows) {
        printer.printRecord(row.stream().map(CsvOut::harmless).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** The list as a file to download, which nobody keeps on the way. */
  public static ResponseEntity<byte[]> file(
      String name, List<String> heads, List<List<String>> rows) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(("\uFEFF" + text(heads, rows)).getBytes(StandardCharsets.UTF_8));
  }

  private static String harmless(String cell) {
    boolean formula = !cell.isEmpty() && CsvIn.formula().contains(cell.charAt(0));
    return formula ? "'" + cell : cell;
  }
}
