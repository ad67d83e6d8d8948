package org.chalkline.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.installation.Installation;
import org.chalkline.web.PageAttributes;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.WebRequestInterceptor;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives controllers the signed-in person as an argument of type {@link Me}, and pages the same as
 * {@code me}, with what the layout wants to know.
 */
@Configuration(proxyBeanMethods = false)
class MeArgument
    implements WebMvcConfigurer,
        HandlerMethodArgumentResolver,
        WebRequestInterceptor,
        PageAttributes {

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Me.class);
  }

  private final Installation installation;

  MeArgument(Installation installation) {
    this.installation = installation;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addWebRequestInterceptor(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Me.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Object me = request.getAttribute(SignedIn.ME, RequestAttributes.SCOPE_REQUEST);
    if (me == null) {
      throw new AuthenticationCredentialsNotFoundException("Nobody is signed in");
    }
    return me;
  }

  @Override
  public void preHandle(WebRequest request) {}

  @Override
  public void postHandle(WebRequest request, @Nullable ModelMap model) {
    Object me = request.getAttribute(SignedIn.ME, RequestAttributes.SCOPE_REQUEST);
    if (model != null && me != null) {
      model.putIfAbsent("me", me);
    }
  }

  @Override
  public void afterCompletion(WebRequest request, @Nullable Exception failure) {}

  @Override
  public Map<String, Object> of(HttpServletRequest request) {
    Optional<Me> me = Me.of(request);
    return me.isPresent()
        ? Map.of("evaluation", installation.evaluation(), "signedInAs", me.get().person().name())
        : Map.of("evaluation", installation.evaluation());
  }
}
