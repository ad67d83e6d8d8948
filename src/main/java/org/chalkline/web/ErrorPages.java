package org.chalkline.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed before or beside the controllers: filters, the container, views. */
@Controller
class ErrorPages implements ErrorController {

  @RequestMapping("${server.error.path:/error}")
  Object error(HttpServletRequest request) {
    if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
      return Problems.answer(request, Problem.of(404), new HttpHeaders());
    }
    if (status >= 500
        && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
      String number = Incident.logged(failure);
      return Problems.answer(
          request,
          Problem.of(
              status,
              "Try again; if it happens again, tell your administrator the number " + number),
          new HttpHeaders());
    }
    return Problems.answer(request, Problem.of(status), new HttpHeaders());
  }
}
