package org.chalkline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(classes = Templates.class, properties = "chalkline.page-kit-alone=true")
class PageTests {

  private static final Pattern TAG = Pattern.compile("<([a-zA-Z/!][^>]*)>");
  private static final List<String> PIECES =
      List.of(
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "\"><svg onload=alert(1)>",
          "' onmouseover='alert(1)",
          "</textarea><script>alert(1)</script>",
          "</title><script>alert(1)</script>",
          "<!--",
          "-->",
          "]]>",
          "${7*7}",
          "#{7*7}",
          "*{7*7}",
          "@{javascript:alert(1)}",
          "~{error :: body}",
          "__${T(java.lang.Runtime).getRuntime().exec('id')}__::.x",
          "${@page.frame()}",
          "[[${7*7}]]",
          "[(${7*7})]",
          "{{7*7}}",
          "<%= 7*7 %>",
          "javascript:alert(1)",
          "&lt;b&gt;",
          "&#x3c;script&#x3e;",
          "<iframe srcdoc='<script>alert(1)</script>'>",
          "<a href=\"javascript:alert(1)\">x</a>",
          "<style>*{display:none}</style>",
          "<base href=//evil.example>",
          "<form action=//evil.example>",
          "\u202Egnp.exe",
          "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
          "<div hx-get=/tasks hx-trigger=load>",
          "th:utext=\"x\"",
          "'; drop table web_once; --",
          "%00%0d%0aSet-Cookie: a=b");

  @Autowired WebApplicationContext context;
  private MockMvc mvc;

  @BeforeEach
  void start() {
    mvc = MockMvcBuilders.webAppContextSetup(context).addFilters(new PageHeaders()).build();
  }

  @Test
  @DisplayName("What people write is shown as text in every component")
  void textStaysText() throws Exception {
    List<String> ordinary = shape("Plain words");
    for (String hostile : hostile()) {
      String html =
          mvc.perform(get("/kit").param("text", hostile))
              .andExpect(status().isOk())
              .andReturn()
              .getResponse()
              .getContentAsString();
      assertThat(shape(html, hostile)).as(hostile).isEqualTo(ordinary);
      assertThat(html).as(hostile).doesNotContain(">49<");
    }
  }

  @Test
  @DisplayName("A page carries the policy with a nonce of its own and is not stored")
  void headers() throws Exception {
    var one = mvc.perform(get("/kit")).andReturn().getResponse();
    var two = mvc.perform(get("/kit")).andReturn().getResponse();
    String policy = one.getHeader("Content-Security-Policy");
    assertThat(policy)
        .startsWith("default-src 'none'; script-src 'nonce-")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "font-src 'none'")
        .doesNotContain("unsafe")
        .isNotEqualTo(two.getHeader("Content-Security-Policy"));
    Matcher nonce = Pattern.compile("nonce-([^']+)'").matcher(policy);
    assertThat(nonce.find()).isTrue();
    assertThat(one.getContentAsString()).contains("nonce=\"" + nonce.group(1) + "\"");
    assertThat(one.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(one.getHeader("Strict-Transport-Security")).contains("max-age=31536000");
    assertThat(one.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(one.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  @DisplayName("Only the page that shows the diagram allows style attributes")
  void diagramPolicy() throws Exception {
    mvc.perform(get("/diagram"))
        .andExpect(
            header()
                .string(
                    "Content-Security-Policy", containsString("style-src-attr 'unsafe-inline'")));
  }

  @Test
  @DisplayName("The frame shows where one is, who one is and that this is a trial")
  void frame() throws Exception {
    String html = mvc.perform(get("/form")).andReturn().getResponse().getContentAsString();
    assertThat(html)
        .contains("<title>Record the decision – Chalkline</title>")
        .contains("Signed in as Morgan Ashby")
        .contains("This is a trial with invented people")
        .containsPattern("href=\"/form\" aria-current=\"true\"")
        .contains("class=\"govuk-back-link\"")
        .doesNotContain("style=\"");
  }

  @ParameterizedTest
  @DisplayName("The files that pages need are served")
  @ValueSource(
      strings = {
        "/assets/govuk/govuk-frontend.min.css",
        "/assets/govuk-js/govuk-frontend.min.js",
        "/assets/htmx/htmx.min.js",
        "/assets/bpmn/bpmn-viewer.production.min.js",
        "/assets/bpmn-css/diagram-js.css",
        "/assets/chalkline.css",
        "/assets/chalkline.js",
        "/assets/diagram.js",
        "/assets/chalkline.svg"
      })
  void assets(String path) throws Exception {
    mvc.perform(get(path))
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", containsString("max-age=3600")))
        .andExpect(content().string(not(containsString("GDS Transport"))))
        .andExpect(content().string(not(containsString("@font-face"))))
        .andExpect(content().string(not(containsString("govuk-crest"))));
  }

  @ParameterizedTest
  @DisplayName("Fonts, crests and whatever else the libraries hold are not served")
  @ValueSource(
      strings = {
        "/webjars/govuk-frontend/5.14.0/dist/govuk/assets/images/govuk-crest.svg",
        "/webjars/govuk-frontend/5.14.0/dist/govuk/govuk-frontend.min.css",
        "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js",
        "/assets/govuk/assets/fonts/bold-affa96571d-v2.woff",
        "/assets/fonts/bold-affa96571d-v2.woff",
        "/assets/images/govuk-crest.svg",
        "/assets/govuk/all.bundle.js",
        "/assets/bpmn/bpmn-modeler.production.min.js",
        "/assets/../application.properties",
        "/application.properties"
      })
  void notServed(String path) throws Exception {
    mvc.perform(get(path)).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName(
      "A form that is wrong answers 400 with what was typed, the messages and the same key")
  void wrongForm() throws Exception {
    String html =
        mvc.perform(
                post("/form")
                    .param("once", "key-1")
                    .param("link", "not a <link>")
                    .param("outcome", "not-needed")
                    .param("kinds", "threat", "racist")
                    .param("posted-day", "31")
                    .param("posted-month", "2")
                    .param("posted-year", "2026"))
            .andExpect(status().isBadRequest())
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(html)
        .contains("<title>Error: ")
        .contains("<a href=\"#said\">Enter what was said</a>")
        .contains("<a href=\"#reason\">Enter why the police are not needed</a>")
        .contains("<a href=\"#posted\">Day it was posted must be a real date</a>")
        .contains("value=\"not a &lt;link&gt;\"")
        .contains("name=\"once\" value=\"key-1\"")
        .containsPattern("value=\"not-needed\"[^>]*checked")
        .containsPattern("value=\"racist\"[^>]*checked")
        .containsPattern("name=\"posted-day\"[^>]*value=\"31\"");
  }

  private List<String> shape(String text) throws Exception {
    return shape(
        mvc.perform(get("/kit").param("text", text)).andReturn().getResponse().getContentAsString(),
        text);
  }

  /** The names of the tags in order: hostile text must not change them. */
  private static List<String> shape(String html, String text) {
    List<String> tags = new ArrayList<>();
    Matcher matcher = TAG.matcher(html);
    while (matcher.find()) {
      tags.add(matcher.group(1).split("[\\s/]", 2)[0]);
    }
    return tags;
  }

  /** Each piece alone, and 200 made of several; the seed is printed. */
  private static List<String> hostile() {
    long seed = 20260918L;
    System.out.println("hostile strings, seed " + seed);
    Random random = new Random(seed);
    List<String> all = new ArrayList<>(PIECES);
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      for (int part = 0; part < 1 + random.nextInt(4); part++) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      all.add(text.toString());
    }
    return all;
  }
}
