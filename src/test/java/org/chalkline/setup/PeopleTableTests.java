package org.chalkline.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chalkline.setup.PeopleTable.Row;
import org.chalkline.web.InvalidInput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTableTests {

  private static final String HEADING = "first name,surname,email,user name,roles\r\n";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"})
  @DisplayName("Letters with accents arrive whatever the spreadsheet's encoding")
  void encodings(String name) {
    Charset charset = Charset.forName(name);
    String text = HEADING + "Zoë,O’Daly,zoe@school.example,,staff\r\n";
    String marked = name.startsWith("UTF-16") ? "\uFEFF" + text : text;
    assertThat(PeopleTable.read(PeopleTable.text(marked.getBytes(charset))).get(0))
        .extracting(Row::givenName, Row::surname)
        .containsExactly("Zoë", "O’Daly");
  }

  @Test
  @DisplayName("A mark at the beginning is no part of the first column's name")
  void mark() {
    String text = "\uFEFF" + HEADING + "Ana,Quill,ana@school.example,,staff\r\n";
    assertThat(PeopleTable.read(PeopleTable.text(text.getBytes(StandardCharsets.UTF_8))))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  @DisplayName("Comma, semicolon or tab: the heading tells which")
  void separators(String separator) {
    String text =
        String.join(separator, "Forename", "Last name", "E-mail", "Role")
            + "\n"
            + String.join(separator, "Ana", "Quill", "ana@school.example", "\"staff; governor\"");
    Row row = PeopleTable.read(text).get(0);
    assertThat(row.email()).isEqualTo("ana@school.example");
    assertThat(row.roles()).containsExactly("staff", "governor");
  }

  @Test
  @DisplayName(
      "A quoted field may hold separators, quotes and line breaks; lines keep their numbers")
  void quoted() {
    List<Row> rows =
        PeopleTable.read(
            HEADING
                + "\"Ana, \"\"the\"\" Q\",\"Quill\nof Larkfield\",a@school.example,,staff\n"
                + "\n"
                + "Ben,Reed,b@school.example,,staff\n");
    assertThat(rows.get(0).givenName()).isEqualTo("Ana, \"the\" Q");
    assertThat(rows.get(0).surname()).isEqualTo("Quill\nof Larkfield");
    assertThat(rows).extracting(Row::number).containsExactly(2L, 5L);
  }

  @Test
  @DisplayName("What looks like a formula is text")
  void formulas() {
    Row row =
        PeopleTable.read(HEADING + "=1+1,\"=HYPERLINK(\"\"http://x\"\")\",a@b.example,,staff\n")
            .get(0);
    assertThat(row.givenName()).isEqualTo("=1+1");
    assertThat(row.surname()).isEqualTo("=HYPERLINK(\"http://x\")");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "first name,surname,email,user name,roles",
        "a,b,c\n1,2,3",
        "first name,surname,email,roles\nAna,Quill,\"ana@b.example,staff\n"
      })
  @DisplayName("What is no list is refused in words")
  void refused(String text) {
    assertThatThrownBy(() -> PeopleTable.read(text)).isInstanceOf(InvalidInput.class);
  }

  @Test
  @DisplayName("A thousand lines and no more; a picture is no list")
  void limits() {
    String line = "Ana,Quill,ana@school.example,,staff\n";
    assertThat(PeopleTable.read(HEADING + line.repeat(1_000))).hasSize(1_000);
    assertThatThrownBy(() -> PeopleTable.read(HEADING + line.repeat(1_001)))
        .isInstanceOf(InvalidInput.class);
    byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1};
    assertThatThrownBy(() -> PeopleTable.read(PeopleTable.text(picture)))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> PeopleTable.text(new byte[1_000_001]))
        .isInstanceOf(InvalidInput.class);
  }
}
