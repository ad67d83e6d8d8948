package org.chalkline.letters.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.chalkline.letters.LetterView;
import org.chalkline.letters.Letters;
import org.chalkline.links.OneTimeLinks;
import org.chalkline.links.Opened;
import org.chalkline.web.NoSuchThing;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A letter behind its link, for whoever entered its code: to read and to keep. */
@Controller
@RequestMapping("/m/letter")
class LinkedLetterPages {

  private final Letters letters;
  private final OneTimeLinks links;
  private final LetterWords words;

  LinkedLetterPages(Letters letters, OneTimeLinks links, LetterWords words) {
    this.letters = letters;
    this.links = links;
    this.words = words;
  }

  @GetMapping
  String show(HttpServletRequest request, Model model) {
    LetterView letter = letters.get(opened(request).about());
    model.addAttribute("school", words.school(letter.row().school()));
    model.addAttribute("letter", letter);
    return "letters/linked";
  }

  @GetMapping("/letter.pdf")
  ResponseEntity<byte[]> pdf(HttpServletRequest request, HttpServletResponse response) {
    return LetterPages.file(letters.asSent(opened(request).about()), "letter", response);
  }

  private Opened opened(HttpServletRequest request) {
    return links.opened(request).orElseThrow(NoSuchThing::new);
  }
}
