package org.chalkline.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Serves the files that pages need, each named here; everything else of the libraries (their fonts,
 * crests and logos, which are not ours to use) is not there.
 */
@Configuration
@Order(-1)
class Assets implements WebMvcConfigurer {

  private static final String WEBJARS = "classpath:/META-INF/resources/webjars/";
  private static final CacheControl AN_HOUR =
      CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    library(registry, "govuk", "govuk-frontend/5.14.0/dist/govuk/", "govuk-frontend.min.css", true);
    library(
        registry, "govuk-js", "govuk-frontend/5.14.0/dist/govuk/", "govuk-frontend.min.js", false);
    library(registry, "htmx", "htmx.org/2.0.10/dist/", "htmx.min.js", false);
    library(registry, "bpmn", "bpmn-js/8.0.0/dist/", "bpmn-viewer.production.min.js", false);
    library(registry, "bpmn-css", "bpmn-js/8.0.0/dist/assets/", "diagram-js.css", false);
    registry
        .addResourceHandler("/assets/*")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(AN_HOUR);
    // Ours come first, so that the framework adds no handlers of its own that would show
    // everything.
    registry.addResourceHandler("/webjars/**").addResourceLocations("classpath:/static/nothing/");
    registry.addResourceHandler("/**").addResourceLocations("classpath:/static/nothing/");
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new IdempotencyKeys());
  }

  private static void library(
      ResourceHandlerRegistry registry,
      String name,
      String folder,
      String file,
      boolean plainFont) {
    var chain =
        registry
            .addResourceHandler("/assets/" + name + "/*")
            .addResourceLocations(WEBJARS + folder)
            .setCacheControl(AN_HOUR)
            .resourceChain(true)
            .addResolver(new Named(Set.of(file)));
    if (plainFont) {
      chain.addTransformer(new PlainFont());
    }
  }

  /** Finds only files that are named. */
  private static class Named extends PathResourceResolver {

    private final Set<String> names;

    Named(Set<String> names) {
      this.names = names;
    }

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      return names.contains(path) ? super.getResource(path, location) : null;
    }
  }

  /** Takes the font of gov.uk, which is licensed for gov.uk alone, out of the style sheet. */
  static class PlainFont implements ResourceTransformer {

    static final String STACK =
        "system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,sans-serif";

    @Override
    public Resource transform(
        HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
        throws IOException {
      Resource found = chain.transform(request, resource);
      return new TransformedResource(
          found,
          plain(found.getContentAsString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    static String plain(String css) {
      return css.replaceAll("@font-face\\{[^}]*\\}", "")
          .replaceAll("\"?GDS Transport\"?,\\s*arial,\\s*sans-serif", STACK)
          .replaceAll("url\\(/assets/images/govuk-crest\\.svg\\)", "none");
    }
  }
}
