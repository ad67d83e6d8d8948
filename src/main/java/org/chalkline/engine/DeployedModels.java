package org.chalkline.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** The models as the engine keeps them: every edition that a case may still run under. */
@Component
public class DeployedModels {

  private final RepositoryService repository;

  DeployedModels(RepositoryService repository) {
    this.repository = repository;
  }

  /**
   * The text of a model in one of its editions.
   *
   * @param process the model's id
   * @param edition the engine's number of the edition, from 1
   * @return empty if the engine keeps no such edition
   */
  public Optional<String> xml(String process, int edition) {
    return Optional.ofNullable(
            repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .processDefinitionVersion(edition)
                .singleResult())
        .map(found -> read(found.getId()));
  }

  private String read(String definition) {
    try (InputStream model = repository.getProcessModel(definition)) {
      return new String(model.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
