package org.chalkline.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What went wrong, for a page or for the API.
 *
 * @param status the HTTP status
 * @param title the kind of problem in words
 * @param detail what happened and what to do now
 * @param errors the fields that are wrong; empty if no field is to blame
 */
record Problem(int status, String title, String detail, List<FieldError> errors) {

  static Problem of(int status, String detail) {
    return new Problem(status, title(status), detail, List.of());
  }

  static Problem of(int status) {
    return of(status, standard(status));
  }

  static Problem invalid(List<FieldError> errors) {
    return new Problem(400, "There is a problem", "Some answers cannot be accepted", errors);
  }

  /** The problem document of RFC 9457; it names no address, so that unseen equals absent. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", "about:blank");
    document.put("title", title);
    document.put("status", status);
    document.put("detail", detail);
    if (!errors.isEmpty()) {
      document.put("errors", errors);
    }
    return document;
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "The request cannot be read";
      case 401 -> "Sign in first";
      case 403 -> "You cannot do this";
      case 404 -> "Page or case not found";
      case 405 -> "This cannot be done here";
      case 406, 415 -> "This format is not understood";
      case 409 -> "This cannot be done as things stand";
      case 413 -> "The files are too large";
      case 429 -> "Too many tries";
      case 503 -> "Chalkline cannot answer at the moment";
      default -> status < 500 ? "The request cannot be met" : "Something went wrong";
    };
  }

  private static String standard(int status) {
    return switch (status) {
      case 401 -> "Send the user name and password of an account";
      case 403 ->
          "Either your role does not allow it, or the page was open for too long. "
              + "Go back, load the page again and try once more";
      case 404 -> "There is no such page or case, or it is not for you to see";
      case 405 -> "The address exists and does not take this kind of request";
      case 406 -> "The answer cannot be given in the format asked for";
      case 413 -> "Each file can be up to 10 MB, with up to 20 files at a time";
      case 415 -> "Send the request in a format that this address takes";
      case 429 -> "Wait a few minutes and try again";
      case 503 -> "Nothing was changed. Try again in a minute";
      default ->
          status < 500
              ? "Something in it is missing or malformed"
              : "Nothing was changed. Try again; if it happens again, tell your administrator";
    };
  }
}
