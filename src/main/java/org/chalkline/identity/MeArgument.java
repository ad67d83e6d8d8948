package org.chalkline.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.chalkline.installation.Installation;
import org.chalkline.web.PageAttributes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers the signed-in person, and pages their name. */
@Configuration(proxyBeanMethods = false)
class MeArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver, PageAttributes {

  private final Installation installation;

  MeArgument(Installation installation) {
    this.installation = installation;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Me.class;
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return request.getAttribute(SignedIn.ME, RequestAttributes.SCOPE_REQUEST);
  }

  @Override
  public Map<String, Object> of(HttpServletRequest request) {
    Object me = request.getAttribute(SignedIn.ME);
    return me instanceof Me it
        ? Map.of("evaluation", installation.evaluation(), "signedInAs", it.person().name(), "me", it)
        : Map.of("evaluation", installation.evaluation());
  }
}
