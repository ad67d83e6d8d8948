package org.chalkline.desk.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.chalkline.identity.Me;
import org.chalkline.installation.Installation;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.NoSuchThing;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How the API describes itself, and that it can be browsed in an evaluation only. */
@Configuration(proxyBeanMethods = false)
class ApiDescription implements WebMvcConfigurer {

  private static final String PROBLEM = "#/components/schemas/Problem";

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Me.class, IdempotencyKey.class);
  }

  private final Installation installation;

  ApiDescription(Installation installation) {
    this.installation = installation;
  }

  @Bean
  OpenAPI api() {
    OpenAPI api =
        new OpenAPI()
            .info(
                new Info()
                    .title("Chalkline")
                    .version("1")
                    .description(
                        "Everything the pages do. A case that you may not see answers as one that does"
                            + " not exist. Errors are problem documents (RFC 9457) that name the"
                            + " fields. A POST repeated under the same Idempotency-Key has one effect"
                            + " and the same answer.")
                    .license(
                        new License()
                            .name("Apache-2.0")
                            .url("https://www.apache.org/licenses/LICENSE-2.0")))
            .servers(List.of(new Server().url("/")))
            .components(new Components().addSchemas("Problem", problem()));
    if (installation.evaluation()) {
      api.getComponents()
          .addSecuritySchemes(
              "cast",
              new SecurityScheme()
                  .type(SecurityScheme.Type.HTTP)
                  .scheme("basic")
                  .description("Anybody of the cast, with the password of the evaluation"));
      api.addSecurityItem(new SecurityRequirement().addList("cast"));
    }
    return api;
  }

  private static Schema<?> problem() {
    Schema<?> error =
        new ObjectSchema()
            .addProperty("field", new StringSchema())
            .addProperty("message", new StringSchema());
    return new ObjectSchema()
        .description("What went wrong (RFC 9457)")
        .addProperty("type", new StringSchema())
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", new StringSchema())
        .addProperty("errors", new ArraySchema().items(error));
  }

  @Bean
  OperationCustomizer idempotencyKey() {
    return (operation, method) -> {
      for (var parameter : method.getMethodParameters()) {
        if (parameter.getParameterType() == IdempotencyKey.class) {
          operation.addParametersItem(
              new Parameter()
                  .in("header")
                  .name("Idempotency-Key")
                  .required(false)
                  .description("A repeat under the same key has one effect and the same answer")
                  .schema(new StringSchema().minLength(1).maxLength(128)));
        }
      }
      return operation;
    };
  }

  @Bean
  OpenApiCustomizer problems() {
    Map<String, String> known =
        Map.of(
            "400", "Something sent cannot be accepted; errors names the fields",
            "401", "Nobody is signed in",
            "404", "There is no such thing, or not for you");
    return api ->
        api.getPaths()
            .values()
            .forEach(
                path ->
                    path.readOperationsMap()
                        .forEach(
                            (method, operation) -> {
                              known.forEach(
                                  (status, words) ->
                                      operation.getResponses().put(status, answer(words)));
                              if (method.name().equals("POST")) {
                                operation
                                    .getResponses()
                                    .put("409", answer("It cannot be done as things stand"));
                              }
                            }));
  }

  private static ApiResponse answer(String words) {
    return new ApiResponse()
        .description(words)
        .content(
            new Content()
                .addMediaType(
                    "application/problem+json",
                    new MediaType().schema(new Schema<>().$ref(PROBLEM))));
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(new BrowsedInEvaluationOnly(installation))
        .addPathPatterns(
            "/swagger-ui/**", "/swagger-ui.html", "/browse", "/api/openapi.json/swagger-config");
  }

  /** The pages that browse the API do not exist in live use. */
  record BrowsedInEvaluationOnly(Installation installation) implements HandlerInterceptor {

    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      if (!installation.evaluation()) {
        throw new NoSuchThing();
      }
      return true;
    }
  }
}
