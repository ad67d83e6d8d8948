package org.chalkline.links;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A purpose with a page that says which link led there. */
@Component
class SamplePurpose implements LinkPurpose {

  @Override
  public String purpose() {
    return "sample";
  }

  @Override
  public String words(String about) {
    return "A sample";
  }

  /** Its page. */
  @RestController
  static class Pages {

    private final OneTimeLinks links;

    Pages(OneTimeLinks links) {
      this.links = links;
    }

    @GetMapping("/m/sample")
    String read(HttpServletRequest request) {
      return "about " + links.opened(request).orElseThrow().about();
    }

    @PostMapping("/m/sample")
    String send(HttpServletRequest request) {
      return "sent by " + links.opened(request).orElseThrow().linkId();
    }
  }
}
