package org.chalkline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.ServletException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(classes = Templates.class, properties = "chalkline.page-kit-alone=true")
@ExtendWith(OutputCaptureExtension.class)
class ProblemTests {

  @Autowired WebApplicationContext context;
  private MockMvc mvc;

  @BeforeEach
  void start() {
    mvc = MockMvcBuilders.webAppContextSetup(context).addFilters(new PageHeaders()).build();
  }

  @ParameterizedTest
  @DisplayName("A page says what went wrong in words")
  @CsvSource({
    "input, 400, Enter what was said",
    "refused, 409, Priya Lund completed this task at 4:10pm",
    "absent, 404, There is no such page or case",
    "overtaken, 409, Somebody else changed this at the same moment",
    "away, 503, Try again in a minute",
    "anything, 500, tell your administrator the number"
  })
  void page(String how, int status, String words) throws Exception {
    String html =
        mvc.perform(get("/fails/" + how))
            .andExpect(status().is(status))
            .andExpect(content().contentTypeCompatibleWith(MediaType.TEXT_HTML))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(html).contains(words).doesNotContain("secret").doesNotContain("Exception");
  }

  @ParameterizedTest
  @DisplayName("The API answers with a problem document")
  @CsvSource({
    "input, 400",
    "refused, 409",
    "absent, 404",
    "overtaken, 409",
    "away, 503",
    "anything, 500"
  })
  void document(String how, int status) throws Exception {
    String json =
        mvc.perform(get("/api/v1/fails/" + how))
            .andExpect(status().is(status))
            .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
            .andExpect(jsonPath("$.status").value(status))
            .andExpect(jsonPath("$.title").isNotEmpty())
            .andExpect(jsonPath("$.detail").isNotEmpty())
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(json).doesNotContain("secret").doesNotContain("Exception");
  }

  @Test
  @DisplayName("A problem names the field")
  void namesTheField() throws Exception {
    mvc.perform(get("/api/v1/fails/input"))
        .andExpect(jsonPath("$.errors[0].field").value("said"))
        .andExpect(jsonPath("$.errors[0].message").value("Enter what was said"));
    mvc.perform(send("{\"name\": \"a\", \"count\": \"many\"}").param("size", "1"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("count"));
    mvc.perform(send("{\"name\": \"a\"}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("size"));
    mvc.perform(send("{\"name\": \"a\"}").param("size", "large"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("size"));
  }

  @Test
  @DisplayName("What is malformed, of another type or in another way is refused plainly")
  void malformed() throws Exception {
    mvc.perform(send("{\"name\": ").param("size", "1")).andExpect(status().isBadRequest());
    mvc.perform(post("/api/v1/things").param("size", "1").contentType("text/csv").content("a,b"))
        .andExpect(status().isUnsupportedMediaType())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    mvc.perform(put("/api/v1/things/1"))
        .andExpect(status().isMethodNotAllowed())
        .andExpect(header().exists("Allow"))
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    mvc.perform(put("/things/1"))
        .andExpect(status().isMethodNotAllowed())
        .andExpect(content().contentTypeCompatibleWith(MediaType.TEXT_HTML));
  }

  @Test
  @DisplayName("Absent, unseen and malformed references get the same bytes")
  void sameBytes() throws Exception {
    String unseen = body("/api/v1/fails/absent");
    assertThat(body("/api/v1/nothing-here")).isEqualTo(unseen);
    assertThat(body("/api/v1/things/not-a-number")).isEqualTo(unseen);
  }

  @Test
  @DisplayName("An incident is logged by number, without the words of the failure")
  void incident(CapturedOutput output) throws Exception {
    String json = body("/api/v1/fails/anything");
    String number = json.replaceAll("(?s).*number ([0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
    assertThat(output).contains("Incident " + number, "java.lang.IllegalStateException");
    assertThat(output).contains("because of java.io.IOException").doesNotContain("secret");
  }

  @Test
  @DisplayName("Refusals of the security filters pass through the advice and get the same form")
  void security() throws Exception {
    assertThatThrownBy(() -> mvc.perform(get("/fails/denied")))
        .isInstanceOf(ServletException.class)
        .hasCauseInstanceOf(AccessDeniedException.class);

    MockHttpServletRequest api = new MockHttpServletRequest("GET", "/api/v1/cases");
    MockHttpServletResponse answer = new MockHttpServletResponse();
    new ApiEntryPoint("Basic realm=\"Chalkline\"")
        .commence(api, answer, new BadCredentialsException("no"));
    assertThat(answer.getStatus()).isEqualTo(401);
    assertThat(answer.getHeader("WWW-Authenticate")).startsWith("Basic");
    assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("\"status\":401");

    answer = new MockHttpServletResponse();
    new ProblemAccessDenied().handle(api, answer, new AccessDeniedException("no"));
    assertThat(answer.getStatus()).isEqualTo(403);
    assertThat(answer.getContentType()).isEqualTo("application/problem+json");

    answer = new MockHttpServletResponse();
    new ProblemAccessDenied()
        .handle(
            new MockHttpServletRequest("POST", "/tasks"), answer, new AccessDeniedException("no"));
    assertThat(answer.getStatus()).isEqualTo(403);
    assertThat(answer.getErrorMessage()).isNull();
  }

  @Test
  @DisplayName("The key of a request belongs to its address, and a bad one is named")
  void idempotencyKey() throws Exception {
    String first = key("abc");
    assertThat(key("abc")).isEqualTo(first).endsWith(":abc");
    mvc.perform(send("{\"name\": \"a\"}").param("size", "1").header("Idempotency-Key", "a b"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("Idempotency-Key"));
  }

  private String key(String sent) throws Exception {
    String json =
        mvc.perform(send("{\"name\": \"a\"}").param("size", "1").header("Idempotency-Key", sent))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return json.replaceAll(".*\"key\":\"([^\"]*)\".*", "$1");
  }

  private String body(String path) throws Exception {
    return mvc.perform(get(path)).andReturn().getResponse().getContentAsString();
  }

  private static MockHttpServletRequestBuilder send(String json) {
    return post("/api/v1/things").contentType(MediaType.APPLICATION_JSON).content(json);
  }
}
