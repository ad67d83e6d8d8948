package org.chalkline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseAwayTests {

  private final MockHttpServletResponse answer = new MockHttpServletResponse();

  @Test
  @DisplayName("The database fails while somebody signs in: a page that says what to do, no words")
  void page() throws Exception {
    FilterChain away =
        (request, response) -> {
          throw new ServletException(
              new CannotCreateTransactionException(
                  "words of a case", new DataAccessResourceFailureException("words of a case")));
        };
    new DatabaseAway().doFilter(new MockHttpServletRequest("POST", "/sign-in"), answer, away);
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getContentType()).startsWith("text/html");
    assertThat(answer.getContentAsString())
        .contains("<h1>Chalkline cannot answer", "nothing is done twice", "999")
        .containsPattern("number [0-9A-Z]{4}-[0-9A-Z]{4}")
        .doesNotContain("words of a case");
  }

  @Test
  @DisplayName("Over the API it is a problem document")
  void problem() throws Exception {
    FilterChain away =
        (request, response) -> {
          throw new DataAccessResourceFailureException("words of a case");
        };
    new DatabaseAway().doFilter(new MockHttpServletRequest("GET", "/api/v1/me"), answer, away);
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getContentType()).isEqualTo("application/problem+json");
    assertThat(answer.getContentAsString()).contains("\"status\":503").doesNotContain("words of a");
  }

  @Test
  @DisplayName("Any other failure goes its way")
  void other() {
    FilterChain broken =
        (request, response) -> {
          throw new IllegalStateException("broken");
        };
    assertThatThrownBy(
            () ->
                new DatabaseAway()
                    .doFilter(new MockHttpServletRequest("GET", "/tasks"), answer, broken))
        .isInstanceOf(IllegalStateException.class);
    assertThat(answer.getStatus()).isEqualTo(200);
  }
}
