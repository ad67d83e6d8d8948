package org.chalkline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.chalkline.web.CsvIn.Column;
import org.chalkline.web.CsvIn.Line;
import org.chalkline.web.CsvIn.Preview;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists from and for spreadsheets. */
class CsvTests {

  private static final List<Column> COLUMNS =
      List.of(new Column("User name", true), new Column("Done", false));

  private record Seen(String who, LocalDate done) {}

  private static Preview<Seen> read(String text) {
    return CsvIn.read(
        "file",
        text,
        COLUMNS,
        row -> {
          LocalDate done = row.date("Done");
          if (row.text("User name").equals("nobody")) {
            row.wrong("User name", "is not known");
          }
          return new Seen(row.text("User name"), done);
        });
  }

  @Test
  @DisplayName("Columns in any order, however written; what nobody asked for is named")
  void columns() {
    Preview<Seen> found =
        read("Remarks, done ,USER_NAME\r\nx,18/09/2026,a\r\n\r\n,2026-09-18,b\r\n");
    assertThat(found.values())
        .containsExactly(
            new Seen("a", LocalDate.of(2026, 9, 18)), new Seen("b", LocalDate.of(2026, 9, 18)));
    assertThat(found.ignored()).containsExactly("Remarks");
    assertThat(found.lines()).extracting(Line::number).containsExactly(2L, 4L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"User name;Done\na;18/9/2026", "User name\tDone\na\t18/9/2026"})
  @DisplayName("Semicolons and tabs part as commas do")
  void delimiters(String text) {
    assertThat(read(text).values()).containsExactly(new Seen("a", LocalDate.of(2026, 9, 18)));
  }

  @Test
  @DisplayName("Each line says what is wrong with it, by the number it has in the file")
  void lineByLine() {
    Preview<Seen> found =
        read("User name,Done\n\"a\nb\",2026-01-01\n,2026-02-30\nnobody,31/4/2026\nc,\n");
    assertThat(found.lines()).extracting(Line::number).containsExactly(2L, 4L, 5L, 6L);
    assertThat(found.lines().get(1).errors())
        .containsExactly("User name is missing", "Done must be a real date, such as 18/09/2026");
    assertThat(found.lines().get(2).errors())
        .containsExactly("Done must be a real date, such as 18/09/2026", "User name is not known");
    assertThat(found.wrong()).isEqualTo(2);
    assertThat(found.values()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|not empty",
        "'User name,Done'|a heading and no lines",
        "'Name,Done\na,b'|Missing: User name",
        "'User name,user-name\na,b'|twice",
        "'User name,Done\n\"a,b'|not closed",
        "'User name,Done\na\u0001,b'|saved from a spreadsheet"
      })
  @DisplayName("What is no such list is refused in words")
  void refused(String text, String words) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            wrong -> assertThat(wrong.errors().get(0).message()).contains(words));
  }

  @Test
  @DisplayName("UTF-8 with and without its mark, and the code page of a British spreadsheet")
  void encodings() {
    String name = "Zoë O’Neill";
    assertThat(CsvIn.text("file", name.getBytes(StandardCharsets.UTF_8))).isEqualTo(name);
    assertThat(CsvIn.text("file", ("\uFEFF" + name).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(name);
    assertThat(CsvIn.text("file", name.getBytes(Charset.forName("windows-1252")))).isEqualTo(name);
    assertThatThrownBy(() -> CsvIn.text("file", new byte[0])).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> CsvIn.text("file", new byte[2 * CsvIn.LONGEST + 1]))
        .isInstanceOf(InvalidInput.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
  @DisplayName("What a spreadsheet would calculate is written so that it does not")
  void formulas(String cell) {
    String written = CsvOut.text(List.of("User name"), List.of(List.of(cell)));
    assertThat(written.lines().skip(1).findFirst().orElseThrow().replace("\"", "")).startsWith("'");
  }

  @Test
  @DisplayName("What was written can be read again")
  void thereAndBack() {
    String written =
        CsvOut.text(
            List.of("User name", "Done"),
            List.of(List.of("=a, \"b\"", "2026-09-18"), List.of("c", "")));
    assertThat(read(written).values())
        .containsExactly(new Seen("=a, \"b\"", LocalDate.of(2026, 9, 18)), new Seen("c", null));
  }

  @Test
  @DisplayName("A file is a download in UTF-8 that nobody keeps")
  void file() {
    var file = CsvOut.file("list.csv", List.of("a"), List.of(List.of("é")));
    assertThat(new String(file.getBody(), StandardCharsets.UTF_8)).isEqualTo("\uFEFFa\r\né\r\n");
    assertThat(file.getHeaders().getContentDisposition().getFilename()).isEqualTo("list.csv");
    assertThat(file.getHeaders().getCacheControl()).isEqualTo("no-store");
  }
}
