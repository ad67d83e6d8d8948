package org.chalkline.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads the header {@code Idempotency-Key}. */
class IdempotencyKeys implements HandlerMethodArgumentResolver {

  static final String HEADER = "Idempotency-Key";
  private static final int LONGEST = 128;

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(IdempotencyKey.class);
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    String sent = web.getHeader(HEADER);
    if (sent == null) {
      return new IdempotencyKey(Once.freshKey());
    }
    if (sent.isEmpty()
        || sent.length() > LONGEST
        || !sent.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      throw new InvalidInput(
          HEADER, "The header Idempotency-Key must be 1 to 128 visible ASCII characters");
    }
    return new IdempotencyKey(place(web) + ":" + sent);
  }

  private static UUID place(NativeWebRequest web) {
    HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
    String place = request == null ? "" : request.getMethod() + " " + request.getRequestURI();
    return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
  }
}
